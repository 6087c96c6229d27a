export const categoryGroups = [
  { code: 'facility', words: '设施损坏' },
  { code: 'cleaning', words: '环境卫生' },
  { code: 'parking', words: '停车与道路' },
  { code: 'property', words: '物业服务' },
  { code: 'safety', words: '安全隐患' },
  { code: 'utilities', words: '水电气暖' },
  { code: 'waste', words: '垃圾清运' },
  { code: 'noise', words: '噪声扰民' },
  { code: 'dispute', words: '矛盾纠纷' },
  { code: 'delivery', words: '快递外卖与公共空间' },
  { code: 'flood', words: '防汛防灾' },
  { code: 'special-care', words: '特殊群体关爱' },
  { code: 'errand', words: '便民代办' },
  { code: 'consultation', words: '政策咨询' },
  { code: 'suggestion', words: '意见建议' },
  { code: 'other', words: '其他' },
] as const;
export type CategoryGroup = (typeof categoryGroups)[number]['code'];
export const categoryGroupCodes = categoryGroups.map((one) => one.code) as [
  CategoryGroup,
  ...CategoryGroup[],
];

/** What a report can be about (`rules.md §4.1.3`); a group with one leaf is chosen in one tap. */
export const categories = [
  { code: 'stairwell', group: 'facility', words: '楼道设施' },
  { code: 'estate-facility', group: 'facility', words: '小区设施' },
  { code: 'street-facility', group: 'facility', words: '市政道路设施' },
  { code: 'cleaning', group: 'cleaning', words: '环境卫生' },
  { code: 'waste', group: 'waste', words: '垃圾清运' },
  { code: 'parking', group: 'parking', words: '停车与道路' },
  { code: 'property', group: 'property', words: '物业服务' },
  { code: 'safety-fire', group: 'safety', words: '消防、飞线充电' },
  { code: 'safety-lift', group: 'safety', words: '电梯' },
  { code: 'safety-gas', group: 'safety', words: '燃气' },
  { code: 'safety-falling', group: 'safety', words: '高空坠物' },
  { code: 'safety-other', group: 'safety', words: '其他隐患' },
  { code: 'utilities', group: 'utilities', words: '水电气暖' },
  { code: 'noise', group: 'noise', words: '噪声扰民' },
  { code: 'dispute', group: 'dispute', words: '矛盾纠纷' },
  { code: 'delivery', group: 'delivery', words: '快递外卖与公共空间' },
  { code: 'flood', group: 'flood', words: '防汛防灾' },
  { code: 'special-care', group: 'special-care', words: '特殊群体关爱' },
  { code: 'errand', group: 'errand', words: '便民代办' },
  { code: 'consultation', group: 'consultation', words: '政策咨询' },
  { code: 'suggestion', group: 'suggestion', words: '意见建议' },
  { code: 'staff-conduct', group: 'suggestion', words: '对工作人员的意见' },
  { code: 'other', group: 'other', words: '其他' },
  { code: 'unsure', group: 'other', words: '不清楚' },
] as const;
export type Category = (typeof categories)[number]['code'];
export const categoryCodes = categories.map((one) => one.code) as [Category, ...Category[]];
