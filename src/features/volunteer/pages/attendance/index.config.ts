export default definePageConfig({ navigationBarTitleText: '到场离场' });
