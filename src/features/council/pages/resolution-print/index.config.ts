export default definePageConfig({ navigationBarTitleText: '打印决议' });
