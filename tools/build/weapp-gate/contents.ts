import { Script } from 'node:vm';
import { ownScripts } from './app-json';
import type { Check } from './check';

/** WeChat's compiler takes JavaScript as it comes once Taro has compiled it; a phone does not. */
export const scriptsParse: Check = {
  name: 'JavaScript 语法',
  look(built) {
    const scripts = built.ending('.js');
    const faults = scripts.flatMap((path) => {
      try {
        new Script(`(function(require,module,exports){${built.text(path)}\n})`);
        return [];
      } catch (error) {
        return [`${path}: ${String(error)}`];
      }
    });
    return { faults, note: `${scripts.length} 个文件` };
  },
};

export const noActiveStyle: Check = {
  name: 'wxss 里没有 :active',
  look: (built) => ({
    faults: built.ending('.wxss').filter((path) => /:active\b/.test(built.text(path))),
  }),
};

/** Components that a screen reader must be able to name. */
const spokenTags = ['view', 'text', 'button', 'image'] as const;

export const ariaIsInTemplates: Check = {
  name: 'base.wxml 带无障碍属性',
  look(built) {
    const wxml = built.text('base.wxml');
    const faults = spokenTags.flatMap((tag) => {
      const tags = wxml.match(new RegExp(`<${tag} [^>]*>`, 'g')) ?? [];
      return ['aria-label=', 'aria-role=']
        .filter((name) => !tags.some((one) => one.includes(name)))
        .map((name) => `<${tag}> has no ${name.slice(0, -1)}`);
    });
    return { faults };
  },
};

/** Text that zod cannot work without, minified or not. */
const zodMarks = ['invalid_union', 'ZodError', 'unrecognized_keys'];

export const noZodInside: Check = {
  name: '包里没有 zod',
  look: (built) => ({
    faults: built
      .ending('.js')
      .flatMap((path) =>
        zodMarks
          .filter((mark) => built.text(path).includes(mark))
          .map((mark) => `${path}: ${mark}`),
      ),
  }),
};

/** What Node has and WeChat has not: a variable of the build that had no value. */
export const noNodeInside: Check = {
  name: '包里没有 Node 专用代码',
  look: (built) => ({
    faults: ownScripts(built).flatMap((path) =>
      [...built.text(path).matchAll(/\bprocess\.\w+(\.\w+)?/g)].map(
        ([found]) => `${path}: ${found}`,
      ),
    ),
  }),
};

/** What only the browser's half of `src/platform` may hold. */
const browserMarks = ['lianxin-session', 'sessionStorage', 'indexedDB', 'createObjectURL', 'tel:'];

export const noBrowserCodeInside: Check = {
  name: '包里没有浏览器专用代码',
  look: (built) => ({
    faults: ownScripts(built).flatMap((path) =>
      browserMarks
        .filter((mark) => built.text(path).includes(mark))
        .map((mark) => `${path}: ${mark}`),
    ),
  }),
};
