/** WeChat's wcc and wcsc: each compiles a whole mini-program to JavaScript, or throws what is wrong. */
declare module 'miniprogram-compiler' {
  const compiler: { wxmlToJs(dir: string): string; wxssToJs(dir: string): string };
  export = compiler;
}
