export default definePageConfig({ navigationBarTitleText: '打印和广播' });
