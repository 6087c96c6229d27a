export default definePageConfig({ navigationBarTitleText: '红色议事厅' });
