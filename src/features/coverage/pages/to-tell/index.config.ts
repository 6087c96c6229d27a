export default definePageConfig({ navigationBarTitleText: '等您告知' });
