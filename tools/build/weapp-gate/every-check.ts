import {
  everyComponentExists,
  everyPageExists,
  featuresArePreloaded,
  lazyCodeLoadingIsOn,
  privacyFlowIsPresent,
  privateInfosAreExact,
} from './app-json';
import type { Check } from './check';
import {
  ariaIsInTemplates,
  noActiveStyle,
  noBrowserCodeInside,
  noNodeInside,
  noZodInside,
  scriptsParse,
} from './contents';
import { pagesRunOffline } from './first-screens';
import { sizesWithinBudget } from './package-sizes';
import { codeQualityHolds, schemaHolds, wechatCompiles, wxmlAndWxssCompile } from './wechat';

/** Cheap ones first: a missing page is said before a compiler stumbles over it. */
export const everyCheck: readonly Check[] = [
  everyPageExists,
  everyComponentExists,
  lazyCodeLoadingIsOn,
  privateInfosAreExact,
  privacyFlowIsPresent,
  featuresArePreloaded,
  scriptsParse,
  noActiveStyle,
  ariaIsInTemplates,
  noZodInside,
  noBrowserCodeInside,
  noNodeInside,
  sizesWithinBudget,
  schemaHolds,
  wechatCompiles,
  wxmlAndWxssCompile,
  codeQualityHolds,
  pagesRunOffline,
];
