const codeLength = 10;
const codeShape = /^[2-9A-HJKMNP-Z]+$/;

/** An invitation code as it is read out, never broken over two lines: 「ABCDE FGHJK」. */
export const groupedCode = (code: string): string => code.replace(/^(.{5})(?=.)/, '$1\u00a0');

/** What somebody typed, without the spaces and dashes people put in. */
export const typedCode = (words: string): string => words.replace(/[\s-]/g, '').toUpperCase();

/** What is wrong with a typed code, before the cloud is asked. */
export function codeProblem(words: string): string | undefined {
  const code = typedCode(words);
  if (code === '') return '请写邀请码';
  if (!codeShape.test(code)) return '邀请码里没有 0、1、字母 O、I、L 和汉字，请再看一看';
  if (code.length !== codeLength) return `邀请码是 ${codeLength} 位，您写了 ${code.length} 位`;
  return undefined;
}
