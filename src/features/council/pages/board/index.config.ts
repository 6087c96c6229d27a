export default definePageConfig({ navigationBarTitleText: '月度看板' });
