export default definePageConfig({ navigationBarTitleText: '查一查这笔账' });
