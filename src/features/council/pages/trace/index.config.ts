export default definePageConfig({
  navigationBarTitleText: '你提的，做了什么',
  enableShareAppMessage: true,
});
