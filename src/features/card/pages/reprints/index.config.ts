export default definePageConfig({ navigationBarTitleText: '公示牌和联心卡' });
