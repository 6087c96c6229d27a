import ts from 'typescript';
import { collections } from '#config/collections';
import { filesIn, isCode, type RepoFile } from './files';
import { callsIn, nodesOf, parse, placeOf } from './syntax';

const cloud = filesIn(['cloudfunctions']).filter(isCode);

const firstArgument = (call: ts.CallExpression): string => {
  const [first] = call.arguments;
  return first && ts.isStringLiteralLike(first) ? first.text : (first?.getText() ?? '');
};

/** Collections the code opens and the table does not declare, or the other way round. */
function undeclared(files: readonly RepoFile[], declared: readonly string[]): string[] {
  const opened = files.flatMap((file) =>
    [...callsIn(parse(file))]
      .filter(
        ({ call, name }) =>
          name === 'collection' && ts.isStringLiteralLike(call.arguments[0] ?? call),
      )
      .map(({ call }) => ({ name: firstArgument(call), place: placeOf(call) })),
  );
  const unknown = opened.filter(({ name }) => !declared.includes(name));
  const unused = declared.filter((name) => !opened.some((one) => one.name === name));
  return [
    ...unknown.map(({ name, place }) => `${place}: ${name} is not in config/collections.ts`),
    ...unused.map((name) => `${name} is declared and never opened`),
  ];
}

test('the collections of the code are those of config/collections.ts', () => {
  expect(undeclared(cloud, Object.keys(collections))).toEqual([]);
});
test('an undeclared and an unused collection would be seen', () => {
  const planted = {
    path: 'cloudfunctions/modules/x/records.ts',
    text: "const a = collection<A>('wishes');",
  };
  expect(undeclared([planted], ['reports'])).toEqual([
    'cloudfunctions/modules/x/records.ts:1: wishes is not in config/collections.ts',
    'reports is declared and never opened',
  ]);
});

/** Where a figure may be counted: no person waits there (`design.md`, Lists and figures). */
const mayCount = (path: string) =>
  path.startsWith('cloudfunctions/jobs/') || /\/jobs\.ts$/.test(path);
const sweeping = ['count', 'aggregate', 'skip'];

/** Counting, aggregating and skipping where a person waits. */
const sweeps = (files: readonly RepoFile[]) =>
  files
    .filter(({ path }) => !mayCount(path))
    .flatMap((file) =>
      [...callsIn(parse(file))]
        .filter(
          ({ call, name }) =>
            sweeping.includes(name) && ts.isPropertyAccessExpression(call.expression),
        )
        .map(({ call, name }) => `${placeOf(call)}: .${name}()`),
    );

test('nothing counts, aggregates or skips while a person waits', () => {
  expect(sweeps(cloud)).toEqual([]);
  const text =
    "await db.collection('a').where({}).skip(20).get();\nawait db.collection('a').count();";
  expect(sweeps([{ path: 'cloudfunctions/modules/x/queries.ts', text }])).toEqual([
    'cloudfunctions/modules/x/queries.ts:1: .skip()',
    'cloudfunctions/modules/x/queries.ts:2: .count()',
  ]);
  expect(sweeps([{ path: 'cloudfunctions/modules/x/jobs.ts', text }])).toEqual([]);
});

/** What must not happen inside a transaction: it may run again, and it holds its locks meanwhile. */
const outsideOnly = /^(?:#runtime|\.|\.\.\/runtime)\/(?:database|openapi|files)$/;
const allowedInside = new Set(['collection', 'op', 'claimPhotos', 'Transaction', 'transact']);

/** Names a file imports from the runtime that ask the cloud without the transaction. */
function askingNames(source: ts.SourceFile): Set<string> {
  const names = new Set<string>();
  for (const statement of source.statements) {
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier))
      continue;
    const bindings = statement.importClause?.namedBindings;
    if (
      !outsideOnly.test(statement.moduleSpecifier.text) ||
      !bindings ||
      !ts.isNamedImports(bindings)
    )
      continue;
    for (const { name } of bindings.elements)
      if (!allowedInside.has(name.text)) names.add(name.text);
  }
  return names;
}

/** Whether a function is given `tx`, by itself or inside a destructured argument. */
const takesTransaction = (node: ts.Node): node is ts.FunctionLikeDeclaration =>
  ts.isFunctionLike(node) &&
  node.parameters.some(({ name }) =>
    ts.isIdentifier(name)
      ? name.text === 'tx'
      : name.elements.some((one) => ts.isBindingElement(one) && one.name.getText() === 'tx'),
  );

const asksInside = (files: readonly RepoFile[]) =>
  files.flatMap((file) => {
    const source = parse(file);
    const asking = askingNames(source);
    const inside = [...nodesOf(source)].filter(takesTransaction);
    const calls = inside.flatMap((node) => [...callsIn(node)]);
    const wrong = calls.filter(({ call, name }) =>
      ts.isIdentifier(call.expression)
        ? asking.has(name) || name === 'fetch'
        : ['where', 'count', 'aggregate'].includes(name),
    );
    return [
      ...new Set(wrong.map(({ call, name }) => `${placeOf(call)}: ${name} inside a transaction`)),
    ];
  });

test('a transaction asks nobody but its own documents', () => {
  expect(asksInside(cloud)).toEqual([]);
});
test('a question inside a transaction would be seen', () => {
  const text = [
    "import { find, updateWhere, type Transaction } from '#runtime/database';",
    'const a = { async transact({ tx, input }) { const x = await find(reports, {}); return x; } };',
    'async function step(tx: Transaction) { await updateWhere(reports, {}, {}); }',
    "async function raw(tx: Transaction) { await db.collection('a').where({}).update({}); }",
    'async function fine(tx: Transaction) { return tx.get(reports, "rp_1"); }',
    'async function outside() { return find(reports, {}); }',
  ].join('\n');
  expect(asksInside([{ path: 'cloudfunctions/modules/x/actions.ts', text }])).toEqual([
    'cloudfunctions/modules/x/actions.ts:2: find inside a transaction',
    'cloudfunctions/modules/x/actions.ts:3: updateWhere inside a transaction',
    'cloudfunctions/modules/x/actions.ts:4: where inside a transaction',
  ]);
});

/** What an event may still learn: how far its listeners are. Nothing of what happened. */
const deliveryFields = ['pending', 'isPending', 'tries', 'retryAt', 'progress'];
const appendOnly = ['events', 'reveals', 'refusals'];
const changing = ['update', 'updateWhere', 'remove', 'put'];

/** Names in a file that stand for an append-only collection. */
const trailsIn = (source: ts.SourceFile): Set<string> =>
  new Set([
    ...appendOnly,
    ...[...callsIn(source)]
      .filter(({ call, name }) => name === 'collection' && appendOnly.includes(firstArgument(call)))
      .map(({ call }) => (ts.isVariableDeclaration(call.parent) ? call.parent.name.getText() : '')),
  ]);

const fieldsOf = (node: ts.Node | undefined): string[] =>
  node === undefined
    ? []
    : [...nodesOf(node)]
        .filter(ts.isPropertyAssignment)
        .map(({ name }) => name.getText())
        .concat(
          [...nodesOf(node)].filter(ts.isShorthandPropertyAssignment).map(({ name }) => name.text),
        );

/** Changes and removals of what happened (feature F140): the trail only grows. */
const rewrites = (files: readonly RepoFile[]) =>
  files.flatMap((file) => {
    const source = parse(file);
    const trails = trailsIn(source);
    return [...callsIn(source)]
      .filter(({ call, name }) => changing.includes(name) && trails.has(firstArgument(call)))
      .filter(({ call, name }) => {
        const fields = fieldsOf(call.arguments[2]);
        const isDelivery = fields.length > 0 && fields.every((one) => deliveryFields.includes(one));
        return !(name === 'update' && isDelivery);
      })
      .map(({ call, name }) => `${placeOf(call)}: ${name}(${firstArgument(call)})`);
  });

test('what happened is never changed or removed', () => {
  expect(rewrites(cloud)).toEqual([]);
});
test('a change of the trail would be seen', () => {
  const text = [
    "const trail = collection<EventRecord>('events');",
    'await remove(trail, id);',
    'await update(trail, id, { answer: {} });',
    'await tx.remove(trail, id);',
    'await updateWhere(events, {}, { isPending: false });',
    'await update(trail, id, { isPending: false, pending: [] });',
  ].join('\n');
  expect(rewrites([{ path: 'cloudfunctions/x.ts', text }])).toEqual([
    'cloudfunctions/x.ts:2: remove(trail)',
    'cloudfunctions/x.ts:3: update(trail)',
    'cloudfunctions/x.ts:4: remove(trail)',
    'cloudfunctions/x.ts:5: updateWhere(events)',
  ]);
});
