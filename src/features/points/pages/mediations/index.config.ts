export default definePageConfig({ navigationBarTitleText: '纠纷化解' });
