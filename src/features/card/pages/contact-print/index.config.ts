export default definePageConfig({ navigationBarTitleText: '联心卡' });
