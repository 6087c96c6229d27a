/** Nine departments and four utilities (`seeds.md` B38), outside the tree: they see what is assigned to them. */
export const organisations = [
  { id: 'or_public-security', name: '云河公安' },
  { id: 'or_petitions', name: '云河信访' },
  { id: 'or_civil-affairs', name: '云河民政' },
  { id: 'or_housing', name: '云河住建' },
  { id: 'or_law-enforcement', name: '云河综合执法' },
  { id: 'or_market-supervision', name: '云河市场监管' },
  { id: 'or_emergency', name: '云河应急管理' },
  { id: 'or_governance', name: '云河综合治理' },
  { id: 'or_environment', name: '云河生态环境' },
  { id: 'or_sanitation', name: '云河环卫' },
  { id: 'or_power', name: '云河供电' },
  { id: 'or_water', name: '云河供水' },
  { id: 'or_heating', name: '云河供暖' },
] as const;
