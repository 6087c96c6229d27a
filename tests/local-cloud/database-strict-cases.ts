import type { Fields } from './database-kit';

/** What an update makes of a document: name, before, update, after. */
export const UPDATES: [string, Fields, Fields, Fields][] = [
  ['$set makes nested fields', {}, { $set: { 'a.b': 1 } }, { a: { b: 1 } }],
  ['$set replaces a whole object', { a: { b: 1 } }, { $set: { a: { c: 2 } } }, { a: { c: 2 } }],
  ['$set of an array element', { a: [1, 2] }, { $set: { 'a.1': 9 } }, { a: [1, 9] }],
  [
    '$set beyond the end pads with null',
    { a: [1] },
    { $set: { 'a.3': 9 } },
    { a: [1, null, null, 9] },
  ],
  ['$set inside an element', { a: [{ b: 1 }] }, { $set: { 'a.0.b': 2 } }, { a: [{ b: 2 }] }],
  ['$unset', { a: 1, b: 2 }, { $unset: { a: '' } }, { b: 2 }],
  ['$unset of an element leaves null', { a: [1, 2] }, { $unset: { 'a.0': '' } }, { a: [null, 2] }],
  ['$unset through nothing', { a: 1 }, { $unset: { 'x.y': '' } }, { a: 1 }],
  ['$inc of nothing', {}, { $inc: { 'a.b': 2 } }, { a: { b: 2 } }],
  ['$mul of nothing', {}, { $mul: { a: 2 } }, { a: 0 }],
  ['$min and $max', { a: 5, b: 5 }, { $min: { a: 3 }, $max: { b: 3 } }, { a: 3, b: 5 }],
  ['$max of nothing', {}, { $max: { a: 3 } }, { a: 3 }],
  ['$min orders by type', { a: 'text' }, { $min: { a: 9 } }, { a: 9 }],
  ['$rename', { a: 1 }, { $rename: { a: 'b.c' } }, { b: { c: 1 } }],
  ['$push one', { a: [1] }, { $push: { a: [2] } }, { a: [1, [2]] }],
  [
    '$push $each $position $slice',
    { a: [1, 2] },
    { $push: { a: { $each: [8, 9], $position: 0, $slice: 3 } } },
    { a: [8, 9, 1] },
  ],
  [
    '$push $slice into nothing',
    {},
    { $push: { a: { $each: [1, 2, 3], $slice: -2 } } },
    { a: [2, 3] },
  ],
  [
    '$push $sort by field',
    { a: [{ n: 3 }, { n: 1 }] },
    { $push: { a: { $each: [{ n: 2 }], $sort: { n: -1 } } } },
    { a: [{ n: 3 }, { n: 2 }, { n: 1 }] },
  ],
  [
    '$addToSet keeps doubles',
    { a: [1, 1] },
    { $addToSet: { a: { $each: [1, 2] } } },
    { a: [1, 1, 2] },
  ],
  [
    '$addToSet minds the order of keys',
    { a: [{ x: 1, y: 2 }] },
    { $addToSet: { a: { y: 2, x: 1 } } },
    {
      a: [
        { x: 1, y: 2 },
        { y: 2, x: 1 },
      ],
    },
  ],
  ['$pull a value', { a: [1, 2, 1] }, { $pull: { a: 1 } }, { a: [2] }],
  ['$pull by condition', { a: [1, 5, 9] }, { $pull: { a: { $gte: 5 } } }, { a: [1] }],
  [
    '$pull by fields',
    {
      a: [
        { k: 1, n: 1 },
        { k: 2, n: 1 },
      ],
    },
    { $pull: { a: { k: 1 } } },
    { a: [{ k: 2, n: 1 }] },
  ],
  ['$pullAll', { a: [1, 2, 3] }, { $pullAll: { a: [1, 3] } }, { a: [2] }],
  ['$pop first', { a: [1, 2] }, { $pop: { a: -1 } }, { a: [2] }],
  ['$pop last', { a: [1, 2] }, { $pop: { a: 1 } }, { a: [1] }],
];

/** Updates MongoDB refuses, and its words: name, before, update, words. */
export const REFUSED_UPDATES: [string, Fields, Fields, string][] = [
  [
    'a path through null',
    { a: null },
    { $set: { 'a.b': 1 } },
    "Cannot create field 'b' in element {a: null}",
  ],
  ['a path through text', { a: 'x' }, { $inc: { 'a.b': 1 } }, "Cannot create field 'b' in element"],
  [
    'a name inside an array',
    { a: [1] },
    { $set: { 'a.b': 1 } },
    "Cannot create field 'b' in element",
  ],
  [
    '$inc of text',
    { a: 'x' },
    { $inc: { a: 1 } },
    'Cannot apply $inc to a value of non-numeric type',
  ],
  ['$inc of null', { a: null }, { $inc: { a: 1 } }, 'non-numeric type null'],
  ['$inc by text', { a: 1 }, { $inc: { a: '1' } }, 'Cannot increment with non-numeric argument'],
  ['$mul by text', { a: 1 }, { $mul: { a: '1' } }, 'Cannot multiply with non-numeric argument'],
  [
    '$push on text',
    { a: 'x' },
    { $push: { a: 1 } },
    "The field 'a' must be an array but is of type string",
  ],
  [
    '$addToSet on a number',
    { a: 1 },
    { $addToSet: { a: 1 } },
    'Cannot apply $addToSet to non-array field',
  ],
  ['$pull on a number', { a: 1 }, { $pull: { a: 1 } }, 'Cannot apply $pull to a non-array value'],
  [
    '$pop on text',
    { a: 'x' },
    { $pop: { a: 1 } },
    "contains an element of non-array type 'string'",
  ],
  ['$pop by two', { a: [1] }, { $pop: { a: 2 } }, '$pop expects 1 or -1'],
  [
    'two operators at one place',
    {},
    { $set: { a: 1 }, $inc: { a: 1 } },
    "would create a conflict at 'a'",
  ],
  ['one inside the other', {}, { $set: { a: {}, 'a.b': 1 } }, "would create a conflict at 'a'"],
  ['_id', {}, { $set: { _id: 2 } }, "would modify the immutable field '_id'"],
  ['an empty name', {}, { $set: { 'a..b': 1 } }, 'contains an empty field name'],
  [
    '$push with an unknown word',
    {},
    { $push: { a: { $each: [1], $foo: 1 } } },
    'Unrecognized clause in $push',
  ],
  ['an operator stored', {}, { $set: { a: { $gt: 1 } } }, 'dollar ($) prefixed field'],
];

/** Which documents answer which query: name, document, whether it does, query. */
export const MATCHES: [string, Fields, boolean, Fields][] = [
  [
    'an object equals only with its keys in order',
    { a: { x: 1, y: 2 } },
    false,
    { a: { y: 2, x: 1 } },
  ],
  ['an object equals itself', { a: { x: 1, y: 2 } }, true, { a: { x: 1, y: 2 } }],
  ['null equals what is missing', {}, true, { a: null }],
  [
    'null equals a field missing in one element',
    { a: [{ b: 1 }, { c: 2 }] },
    true,
    { 'a.b': null },
  ],
  ['null does not equal an empty array', { a: [] }, false, { a: null }],
  ['$in with null finds what is missing', {}, true, { a: { $in: [null, 1] } }],
  ['$gte null finds null', { a: null }, true, { a: { $gte: null } }],
  ['numbers are not compared with text', { a: '5' }, false, { a: { $gt: 1 } }],
  ['an array is compared element by element', { a: [1, 9] }, true, { a: { $gt: 5, $lt: 3 } }],
  ['an array equals itself', { a: [1, 2] }, true, { a: [1, 2] }],
  ['an array of arrays', { a: [[1, 2]] }, true, { a: [1, 2] }],
  ['$all of one value on a plain field', { a: 1 }, true, { a: { $all: [1] } }],
  ['$all of nothing', { a: [] }, false, { a: { $all: [] } }],
  [
    '$elemMatch needs one element for all',
    { a: [{ k: 1 }, { n: 2 }] },
    false,
    { a: { $elemMatch: { k: 1, n: 2 } } },
  ],
  ['$ne of an element', { a: [1, 2] }, false, { a: { $ne: 2 } }],
  ['$exists in an element', { a: [{}, { b: null }] }, true, { 'a.b': { $exists: true } }],
  ['a position in an array', { a: [5, 6] }, true, { 'a.1': 6 }],
  ['a regular expression', { a: ['User7'] }, true, { a: /^user\d$/i }],
  ['text beyond the basic plane comes last', { a: '😀' }, true, { a: { $gt: '，' } }],
];
