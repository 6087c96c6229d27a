export default defineAppConfig({
  pages: ['pages/home/index', 'pages/report/index', 'pages/me/index', 'pages/plate/index'],
  subPackages: [
    {
      root: 'features/identity',
      name: 'identity',
      pages: [
        'pages/address/index',
        'pages/homes/index',
        'pages/verify-homes/index',
        'pages/my-data/index',
        'pages/reveals/index',
        'pages/privacy/index',
        'pages/appointments/index',
        'pages/invite/index',
        'pages/work-identity/index',
        'pages/areas/index',
      ],
    },
    {
      root: 'features/card',
      name: 'card',
      pages: ['pages/leave/index', 'pages/plate-image/index'],
    },
    {
      root: 'features/routing',
      name: 'routing',
      pages: ['pages/table/index', 'pages/category/index', 'pages/row/index'],
    },
    { root: 'features/inbox', name: 'inbox', pages: ['pages/inbox/index'] },
    {
      root: 'features/report',
      name: 'report',
      pages: [
        'pages/progress/index',
        'pages/list/index',
        'pages/slip/index',
        'pages/on-spot/index',
      ],
    },
    {
      root: 'features/work-order',
      name: 'work-order',
      pages: [
        'pages/detail/index',
        'pages/desk/index',
        'pages/rates/index',
        'pages/transfer/index',
        'pages/redact/index',
      ],
    },
  ],
  preloadRule: {
    'pages/home/index': { network: 'all', packages: ['identity', 'inbox', 'report', 'work-order'] },
    'pages/report/index': { network: 'all', packages: ['report'] },
    'pages/me/index': { network: 'all', packages: ['identity', 'inbox', 'card', 'routing'] },
    'pages/plate/index': { network: 'all', packages: ['identity'] },
  },
  lazyCodeLoading: 'requiredComponents',
  requiredPrivateInfos: ['chooseLocation'],
  permission: {
    'scope.userLocation': { desc: '用于在地图上指出问题在哪里，也可以不用地图' },
  },
  networkTimeout: { request: 12000, uploadFile: 12000, downloadFile: 12000, connectSocket: 12000 },
  __usePrivacyCheck__: true,
  window: {
    navigationBarTitleText: '联心',
    navigationBarBackgroundColor: '#f6f4f0',
    navigationBarTextStyle: 'black',
    backgroundColor: '#f6f4f0',
    backgroundTextStyle: 'dark',
  },
  tabBar: {
    color: '#57606a',
    selectedColor: '#b3261e',
    backgroundColor: '#ffffff',
    borderStyle: 'white',
    list: [
      {
        pagePath: 'pages/home/index',
        text: '首页',
        iconPath: 'tab-icons/home.png',
        selectedIconPath: 'tab-icons/home-selected.png',
      },
      {
        pagePath: 'pages/report/index',
        text: '随手拍',
        iconPath: 'tab-icons/report.png',
        selectedIconPath: 'tab-icons/report-selected.png',
      },
      {
        pagePath: 'pages/me/index',
        text: '我的',
        iconPath: 'tab-icons/me.png',
        selectedIconPath: 'tab-icons/me-selected.png',
      },
    ],
  },
});
