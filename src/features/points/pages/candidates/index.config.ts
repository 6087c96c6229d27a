export default definePageConfig({ navigationBarTitleText: '待审积分' });
