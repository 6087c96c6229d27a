export default definePageConfig({ navigationBarTitleText: '请您见证' });
