import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { readSheet } from 'read-excel-file/node';

/** Spreadsheets in China save `.csv` in GB 18030 as often as in UTF-8. */
function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

const csvRows = (bytes: Uint8Array): string[][] =>
  parse(decoded(bytes), { bom: true, relax_column_count: true });

async function sheetRows(bytes: Buffer): Promise<string[][]> {
  const rows = await readSheet(bytes).catch((cause: unknown) => {
    throw new Error('这个文件打不开，请另存为 .xlsx 或 .csv 再试', { cause });
  });
  return rows.map((row) => row.map((cell) => (cell === null ? '' : String(cell))));
}

/** Every row of a `.csv` or of the first sheet of an `.xlsx`, blank ones too, each cell as its trimmed text. */
export async function tableRows(file: string): Promise<string[][]> {
  const bytes = readFileSync(file);
  const rows = /\.xlsx$/i.test(file) ? await sheetRows(bytes) : csvRows(bytes);
  return rows.map((row) => row.map((cell) => cell.trim()));
}
