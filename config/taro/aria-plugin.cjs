const path = require('node:path');
const components = require('./aria-props.cjs');

/** Teaches the weapp templates and runtime the aria attributes; H5 passes them through by itself. */
module.exports = (ctx) => {
  ctx.registerMethod({
    name: 'onSetupClose',
    fn(platform) {
      if (!platform.template) return;
      platform.template.mergeComponents(ctx, components);
      platform.runtimePath = [
        platform.runtimePath,
        path.resolve(__dirname, 'aria-runtime.js'),
      ].flat();
    },
  });
};
