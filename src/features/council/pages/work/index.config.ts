export default definePageConfig({ navigationBarTitleText: '议事厅工作' });
