export default definePageConfig({ navigationBarTitleText: '积分和超市' });
