module.exports = {
  presets: [['taro', { framework: 'react', ts: true, compiler: 'webpack5' }]],
  overrides: [
    { test: /src.contracts/, plugins: [require.resolve('./config/taro/without-schemas.cjs')] },
  ],
};
