export default definePageConfig({ navigationBarTitleText: '历次会议' });
