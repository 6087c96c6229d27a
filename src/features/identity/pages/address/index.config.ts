export default definePageConfig({ navigationBarTitleText: '您住哪儿？' });
