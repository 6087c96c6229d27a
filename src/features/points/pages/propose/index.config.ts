export default definePageConfig({ navigationBarTitleText: '给邻居提积分' });
