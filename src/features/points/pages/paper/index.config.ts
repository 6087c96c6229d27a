export default definePageConfig({ navigationBarTitleText: '纸质存折' });
