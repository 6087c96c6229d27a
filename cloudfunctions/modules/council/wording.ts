import type { FieldProblem } from '#contracts/errors';
import { checkText, type TextOpinion } from '#runtime/openapi';

/** WeChat looks at 2,500 characters at once (`platform.md §3`). */
const atOnce = 2400;

export type Part = { field: string; text: string };

type Asking = { openid: string; refused: readonly TextOpinion[] };

const isRefused = async (text: string, { openid, refused }: Asking): Promise<boolean> =>
  refused.includes(await checkText(text, openid));

function inPieces(parts: readonly Part[]): Part[][] {
  const pieces: Part[][] = [];
  let room = 0;
  for (const part of parts.filter(({ text }) => text !== '')) {
    if (part.text.length >= room) {
      pieces.push([]);
      room = atOnce;
    }
    pieces.at(-1)?.push(part);
    room -= part.text.length + 1;
  }
  return pieces;
}

async function refusedIn(piece: readonly Part[], asking: Asking): Promise<FieldProblem[]> {
  if (!(await isRefused(piece.map(({ text }) => text).join('\n'), asking))) return [];
  const alone = await Promise.all(piece.map(({ text }) => isRefused(text, asking)));
  const found = piece.filter((_, index) => alone[index]);
  return (found.length > 0 ? found : piece.slice(0, 1)).map(({ field }) => ({
    field,
    words: '有的字微信认为不合适，请换个说法',
  }));
}

async function refusedFields(parts: readonly Part[], asking: Asking): Promise<FieldProblem[]> {
  const found = await Promise.all(inPieces(parts).map((piece) => refusedIn(piece, asking)));
  return found.flat();
}

/** Fields with words that WeChat refuses; few requests where there is nothing to refuse. Never rejects. */
export const riskyFields = (parts: readonly Part[], openid: string): Promise<FieldProblem[]> =>
  refusedFields(parts, { openid, refused: ['risky'] });

/** Of words that all neighbours read at once: those it doubts, too. */
export const doubtedFields = (parts: readonly Part[], openid: string): Promise<FieldProblem[]> =>
  refusedFields(parts, { openid, refused: ['risky', 'review'] });
