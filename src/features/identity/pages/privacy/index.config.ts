export default definePageConfig({ navigationBarTitleText: '怎么保护您的信息' });
