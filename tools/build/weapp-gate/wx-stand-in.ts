/** Answers one `wx.cloud.callFunction`; a rejection is what a phone without network sees. */
export type Answer = (request: { name: string; data: unknown }) => Promise<unknown>;

export type WxOptions = { page: string; query: Record<string, string>; answer: Answer };

type Callbacks = {
  success?: (result: unknown) => void;
  fail?: (error: unknown) => void;
  complete?: (result: unknown) => void;
};

/** Interfaces that answer "ok" and do nothing that the first screen could see. */
const agreeable = [
  'addPhoneCalendar',
  'addPhoneContact',
  'hideLoading',
  'hideTabBar',
  'hideTabBarRedDot',
  'hideToast',
  'makePhoneCall',
  'navigateBack',
  'navigateTo',
  'openSetting',
  'pageScrollTo',
  'previewImage',
  'reLaunch',
  'redirectTo',
  'removeTabBarBadge',
  'requestSubscribeMessage',
  'setBackgroundColor',
  'setClipboardData',
  'setNavigationBarColor',
  'setNavigationBarTitle',
  'setTabBarBadge',
  'setTabBarStyle',
  'showActionSheet',
  'showLoading',
  'showModal',
  'showShareMenu',
  'showTabBar',
  'showToast',
  'stopPullDownRefresh',
  'switchTab',
  'updateShareMenu',
  'vibrateShort',
];

/** Things one listens to; nothing happens during a first screen. */
const listeners = [
  'offNetworkStatusChange',
  'offThemeChange',
  'offWindowResize',
  'onAppHide',
  'onAppShow',
  'onError',
  'onKeyboardHeightChange',
  'onMemoryWarning',
  'onNeedPrivacyAuthorization',
  'onNetworkStatusChange',
  'onPageNotFound',
  'onThemeChange',
  'onUnhandledRejection',
  'onWindowResize',
];

/** Interfaces that need a person's hand; on a first screen nobody has touched anything. */
const needsATap = [
  'chooseImage',
  'chooseLocation',
  'chooseMedia',
  'compressImage',
  'getLocation',
  'openPrivacyContract',
  'requirePrivacyAuthorize',
  'saveImageToPhotosAlbum',
  'scanCode',
];

const screen = { windowWidth: 390, windowHeight: 844, screenWidth: 390, screenHeight: 844 };
const baseInfo = { SDKVersion: '3.10.0', language: 'zh_CN', fontSizeSetting: 16, theme: 'light' };
const systemInfo = {
  ...screen,
  ...baseInfo,
  pixelRatio: 3,
  platform: 'android',
  system: 'Android 14',
  brand: 'stand-in',
  model: 'stand-in',
  statusBarHeight: 44,
  safeArea: { top: 44, bottom: 810, left: 0, right: 390, width: 390, height: 766 },
};

const settle = (name: string, result: Record<string, unknown>) => (options?: Callbacks) => {
  const said = { errMsg: `${name}:ok`, ...result };
  setTimeout(() => {
    options?.success?.(said);
    options?.complete?.(said);
  }, 0);
};

function storage(): Record<string, unknown> {
  const kept = new Map<string, unknown>();
  return {
    getStorageSync: (key: string) => kept.get(key) ?? '',
    setStorageSync: (key: string, data: unknown) => void kept.set(key, data),
    removeStorageSync: (key: string) => void kept.delete(key),
    getStorageInfoSync: () => ({ keys: [...kept.keys()], currentSize: 0, limitSize: 10240 }),
    getStorage: (options: Callbacks & { key: string }) =>
      kept.has(options.key)
        ? settle('getStorage', { data: kept.get(options.key) })(options)
        : options.fail?.({ errMsg: 'getStorage:fail data not found' }),
    setStorage: (options: Callbacks & { key: string; data: unknown }) => {
      kept.set(options.key, options.data);
      settle('setStorage', {})(options);
    },
    removeStorage: (options: Callbacks & { key: string }) => {
      kept.delete(options.key);
      settle('removeStorage', {})(options);
    },
  };
}

/** A folder that is empty: no draft was kept. */
const emptyFiles = () => ({
  accessSync: () => {
    throw new Error('accessSync:fail no such file or directory');
  },
  mkdirSync: () => undefined,
  readdirSync: () => [],
  readFileSync: () => '',
  access: (options?: Callbacks) => options?.fail?.({ errMsg: 'access:fail no such file' }),
  mkdir: settle('mkdir', {}),
  readdir: settle('readdir', { files: [] }),
});

const cloud = (answer: Answer) => ({
  init() {},
  async callFunction(options: Callbacks & { name: string; data: unknown }) {
    const result = { result: await answer(options), errMsg: 'cloud.callFunction:ok' };
    options.success?.(result);
    return result;
  },
});

const launched =
  ({ page, query }: WxOptions) =>
  () => ({ path: page, query, scene: 1001 });

/** As much of `wx` as a first screen touches; anything else is missing, and calling it is a fault. */
export function makeWx(options: WxOptions): Record<string, unknown> {
  const noop = () => undefined;
  return {
    ...Object.fromEntries(agreeable.map((name) => [name, settle(name, {})])),
    ...Object.fromEntries([...listeners, ...needsATap].map((name) => [name, noop])),
    ...storage(),
    canIUse: () => true,
    cloud: cloud(options.answer),
    createSelectorQuery: () => ({ select: noop, selectAll: noop, exec: noop }),
    env: { USER_DATA_PATH: 'wxfile://usr' },
    getAccountInfoSync: () => ({ miniProgram: { envVersion: 'develop', appId: '', version: '' } }),
    getAppBaseInfo: () => baseInfo,
    getDeviceInfo: () => systemInfo,
    getEnterOptionsSync: launched(options),
    getFileSystemManager: emptyFiles,
    getLaunchOptionsSync: launched(options),
    getMenuButtonBoundingClientRect: () => ({ top: 48, right: 380, height: 32, width: 87 }),
    getNetworkType: settle('getNetworkType', { networkType: 'wifi' }),
    getPrivacySetting: settle('getPrivacySetting', { needAuthorization: false }),
    getSetting: settle('getSetting', { authSetting: {} }),
    getSystemInfo: settle('getSystemInfo', systemInfo),
    getSystemInfoSync: () => systemInfo,
    getUpdateManager: () => ({ onCheckForUpdate: noop, onUpdateReady: noop, onUpdateFailed: noop }),
    getWindowInfo: () => systemInfo,
    nextTick: (work: () => void) => setTimeout(work, 0),
  };
}
