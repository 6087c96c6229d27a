export default definePageConfig({ navigationBarTitleText: '工作身份' });
