import type { Index } from './catalog';
import { storedPosition } from './geo-points';
import { KeyWriter } from './keys';
import { CELL_BYTES, type CellRange, cellOf } from './sphere';
import type { Fields } from './values';

const writer = new KeyWriter();

const bytesOf = (cell: number): Buffer => {
  const bytes = Buffer.alloc(CELL_BYTES);
  bytes.writeUIntBE(cell, 0, CELL_BYTES);
  return bytes;
};

/** The one key of a document in an index over the sphere: its cell. Without a place it has none. */
export function sphereKeys(index: Index, document: Fields): string[] {
  const position = storedPosition(document, index.fields[0]?.path ?? '');
  if (!position) return [];
  writer.uint32(index.number).bytes(bytesOf(cellOf(position)));
  const end = writer.length;
  return [writer.value(document._id).uint16(end).takeText()];
}

export const cellIn = (key: Buffer): number => key.readUIntBE(4, CELL_BYTES);

/** The keys of the places in a range of cells. */
export function stretchOf(index: Index, { low, high }: CellRange) {
  const isLast = high >= 2 ** (8 * CELL_BYTES);
  return {
    low: writer.uint32(index.number).bytes(bytesOf(low)).take(),
    high: isLast
      ? writer.uint32(index.number + 1).take()
      : writer.uint32(index.number).bytes(bytesOf(high)).take(),
    isReversed: false,
  };
}
