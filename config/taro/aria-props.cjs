/** What a screen reader needs and Taro's WXML templates leave out (`platform.md §1.9`). */
const aria = {
  'aria-label': '',
  'aria-role': '',
  'aria-hidden': '',
  'aria-checked': '',
  'aria-disabled': '',
  'aria-live': '',
};
module.exports = { View: aria, Text: aria, Button: aria, Image: aria, Input: aria, Textarea: aria };
