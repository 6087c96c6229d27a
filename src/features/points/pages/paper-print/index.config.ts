export default definePageConfig({ navigationBarTitleText: '打印纸质存折' });
