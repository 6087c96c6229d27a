import type { Category } from './category';

/** What  a governance observer (治理监督员) looks after: riders and couriers in four posts (`seeds.md` D28), each with its categories first. */
export const observerPosts = ['traffic', 'facilities', 'looks', 'service'] as const;
export type ObserverPost = (typeof observerPosts)[number];
export const observerPostWords: Record<ObserverPost, string> = {
  traffic: '交通安全监测员',
  facilities: '市政设施观察员',
  looks: '市容市貌巡查员',
  service: '社区志愿服务员',
};
export const observerCategories: Record<ObserverPost, readonly Category[]> = {
  traffic: ['parking', 'street-facility', 'safety-other'],
  facilities: ['street-facility', 'estate-facility', 'utilities', 'stairwell'],
  looks: ['cleaning', 'waste', 'delivery', 'noise'],
  service: ['errand', 'special-care', 'suggestion', 'consultation'],
};

/** The post a duty names; undefined for any other words. */
export const observerPostOf = (duty: string | undefined): ObserverPost | undefined =>
  observerPosts.find((post) => observerPostWords[post] === duty);
