/** Nine departments and four utilities (`seeds.md` B38): they handle what is assigned to them. */
export const agencies: readonly { suffix: string; name: string; isUtility?: true }[] = [
  { suffix: 'public-security', name: '云河公安局' },
  { suffix: 'petitions', name: '云河信访局' },
  { suffix: 'civil-affairs', name: '云河民政局' },
  { suffix: 'housing', name: '云河住建局' },
  { suffix: 'law-enforcement', name: '云河综合执法局' },
  { suffix: 'market-supervision', name: '云河市场监管局' },
  { suffix: 'emergency', name: '云河应急管理局' },
  { suffix: 'governance', name: '云河综治中心' },
  { suffix: 'environment', name: '云河生态环境局' },
  { suffix: 'sanitation', name: '云河环卫中心', isUtility: true },
  { suffix: 'power', name: '云河供电公司', isUtility: true },
  { suffix: 'water', name: '云河供水公司', isUtility: true },
  { suffix: 'heating', name: '云河供暖公司', isUtility: true },
];

/** The area of an agency of the demo. */
export const agencyIdOf = (suffix: string): string => `ar_ag-${suffix}`;
