export default definePageConfig({ navigationBarTitleText: '交出记录' });
