export default definePageConfig({ navigationBarTitleText: '没发成的消息' });
