/** Who may import whom. A rule's comment is what a reader sees when it fails. */
const npm = (...names) => `^node_modules/(${names.join('|')})/`;
const PURE = ['^src/contracts/', '^src/domain/'];

/** Everything in `from` may import `may` and nothing else. */
const only = (name, { from, may, why }) => ({
  name,
  comment: why,
  severity: 'error',
  from: { path: from },
  to: { pathNot: [from, ...may] },
});
/** Nothing in `from` may import `to`. */
const never = (name, { from, to, why }) => ({ name, comment: why, severity: 'error', from, to });

module.exports = {
  forbidden: [
    only('contracts', {
      from: '^src/contracts/',
      may: [npm('zod')],
      why: 'Contracts run on the phone and in the cloud: they know only zod.',
    }),
    only('domain', {
      from: '^src/domain/',
      may: ['^src/contracts/'],
      why: 'Rules do no I/O: time, ids and records come in as arguments.',
    }),
    only('components', {
      from: '^src/components/',
      may: [npm('react', 'react-dom', '@tarojs')],
      why: 'Components get everything by props; react-dom is for the portal of a sheet.',
    }),
    only('platform', {
      from: '^src/platform/',
      may: [...PURE, npm('@tarojs', 'react', 'react-dom', 'qrcode', '@noble')],
      why: 'Platform is the one door to WeChat, and to what draws and hashes on the phone.',
    }),
    never('pages-not-features', {
      from: { path: '^src/pages/' },
      to: { path: '^src/features/' },
      why: 'Pages are the main package; features are downloaded later.',
    }),
    never('features-are-islands', {
      from: { path: '^src/features/([^/]+)/' },
      to: { path: '^src/features/', pathNot: '^src/features/$1/' },
      why: 'WeChat cannot load one subpackage from another. Share through components, platform or domain.',
    }),
    never('modules-are-islands', {
      from: { path: '^cloudfunctions/modules/([^/]+)/' },
      to: {
        path: '^cloudfunctions/modules/',
        pathNot: ['^cloudfunctions/modules/$1/', 'records[.]ts$'],
        dependencyTypesNot: ['type-only'],
      },
      why: 'Modules meet through events, not imports.',
    }),
    never('phone-not-cloud', {
      from: { path: '^src/' },
      to: { path: '^(cloudfunctions|tools|tests)/' },
      why: 'The phone gets no cloud code.',
    }),
    never('cloud-not-phone', {
      from: { path: '^cloudfunctions/' },
      to: { path: '^src/', pathNot: PURE },
      why: 'The cloud shares only contracts and domain.',
    }),
    never('one-door-to-the-sdk', {
      from: { path: '^cloudfunctions/', pathNot: '^cloudfunctions/runtime/' },
      to: { path: npm('wx-server-sdk', '@cloudbase') },
      why: 'Only the runtime speaks to CloudBase.',
    }),
    never('tools-never-ship', {
      from: { pathNot: '^(tools|tests|config)/' },
      to: { path: '^(tools|tests)/' },
      why: 'Tools and tests are leaves.',
    }),
    never('resolvable', {
      from: {},
      to: { couldNotResolve: true },
      why: 'An import that cannot be resolved slips past every rule above.',
    }),
    never('no-circles', {
      from: {},
      to: { circular: true },
      why: 'A circle has no bottom to start reading from.',
    }),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.h5.ts', '.h5.tsx', '.js', '.cjs', '.mjs', '.json'],
    },
  },
};
