export default definePageConfig({ navigationBarTitleText: '不用手机的人' });
