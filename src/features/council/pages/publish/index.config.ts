export default definePageConfig({ navigationBarTitleText: '公示会议' });
