export default definePageConfig({ navigationBarTitleText: '核对工作证' });
