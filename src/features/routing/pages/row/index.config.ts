export default definePageConfig({ navigationBarTitleText: '改一条规则' });
