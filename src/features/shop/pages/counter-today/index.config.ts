export default definePageConfig({ navigationBarTitleText: '今天交出的' });
