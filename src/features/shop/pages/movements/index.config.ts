export default definePageConfig({ navigationBarTitleText: '进出明细' });
