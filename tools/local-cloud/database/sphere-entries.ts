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

/** The cell a document lies in, as the keys of an index over the sphere begin; none without a place. */
export function cellBytes(index: Index, document: Fields): Buffer | undefined {
  const position = storedPosition(document, index.fields[0]?.path ?? '');
  return position && bytesOf(cellOf(position));
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
