import ts from 'typescript';
import { actions, modules } from '#contracts/index';
import { meetingTable } from '#domain/meeting';
import { filesIn, isCode, type RepoFile, repoFiles } from './files';
import { literalsOf, parse } from './syntax';

/** Closed lists of the wire whose words people and code share. */
const listNames =
  /^(?:roles|.*Statuses|.*Levels|.*Events|steps|outcomes|ratings|posts|deskViews|propertyModes|homeLabels)$/;

const lists = async (): Promise<string[]> => {
  const { roles } = await import('#contracts/roles');
  const exported = [{ roles }, ...Object.values(modules)] as Record<string, unknown>[];
  return exported.flatMap((module) =>
    Object.entries(module)
      .filter(([name, value]) => listNames.test(name) && Array.isArray(value))
      .flatMap(([, value]) => value as string[]),
  );
};

const dotted = /^[a-z]+(?:-[a-z]+)*\.[a-z]+(?:-[a-z]+)*$/;

/** Whether the text is the name of a job or listener: something that runs or hears. */
function isNameOfWorker(node: ts.Node): boolean {
  const property = node.parent;
  if (!ts.isPropertyAssignment(property) || property.name.getText() !== 'name') return false;
  return (
    ts.isObjectLiteralExpression(property.parent) &&
    property.parent.properties.some((one) => /^(run|hear)$/.test(one.name?.getText() ?? ''))
  );
}

/** Whether the text leads to a field inside a document: what a query asks for, or the fields it wants. */
function isPathOfField(node: ts.Node): boolean {
  const { parent } = node;
  const holder = ts.isPropertyAssignment(parent) ? parent.parent.parent : parent.parent;
  const isHeld = ts.isPropertyAssignment(holder) || ts.isVariableDeclaration(holder);
  return isHeld && ['where', 'fields'].includes(holder.name.getText());
}

/** Names of events in the cloud's code: dotted words that are neither an action, a worker nor a field. */
function eventsIn(files: readonly RepoFile[], actions: readonly string[]): string[] {
  const found = files.flatMap((file) =>
    [...literalsOf(parse(file))].filter(
      ({ node, text }) => dotted.test(text) && !isNameOfWorker(node) && !isPathOfField(node),
    ),
  );
  const names = [...new Set(found.map(({ text }) => text))];
  return names.filter((name) => !actions.includes(name) && !isField(name));
}

/** A field inside a stored document, by its path: `result.outcome`. */
const isField = (name: string) => /^(?:link|rating|result|until)\./.test(name);

/** Words that the glossary does not show in code quotes. */
const missing = (words: readonly string[], glossary: string) =>
  [...new Set(words)].filter((word) => !glossary.includes(`\`${word}\``));

const glossary = repoFiles.find(({ path }) => path === 'docs/glossary.md')?.text ?? '';
const actionNames = actions.map(({ name }) => name as string);
const moduleCode = filesIn(['cloudfunctions/modules']).filter(isCode);

test('every role, level, state, step and outcome of the wire is in the glossary', async () => {
  const words = await lists();
  expect(words.length).toBeGreaterThan(60);
  expect(missing(words, glossary)).toEqual([]);
});

test('every module is in the glossary', () => {
  const names = moduleCode.map(({ path }) => path.split('/')[2] ?? '');
  expect(missing(names, glossary)).toEqual([]);
});

test('every event is in the glossary', () => {
  const events = eventsIn(moduleCode, actionNames);
  expect(events).toContain('report.submitted');
  expect(missing(events, glossary)).toEqual([]);
});

test('every event in the glossary happens', () => {
  const happens = new Set([
    ...eventsIn(moduleCode, []),
    ...(modules.workOrder.workOrderEvents as readonly string[]),
    ...meetingTable.map(({ event }) => event),
  ]);
  const section = /## Events\n([^#]*)/.exec(glossary)?.[1] ?? '';
  const told = [...section.matchAll(/`([a-z-]+\.[a-z-]+)`/g)].map(([, name]) => name ?? '');
  expect(told.filter((name) => !happens.has(name))).toEqual([]);
});

test('a word that is missing would be seen', () => {
  const text =
    "const a = { answer: {}, name: 'wish.claimed' }; const b = { name: 'wish.tell', hear() {} };" +
    "const c = find(wishes, { where: { 'maker.id': 1 }, fields: ['maker.name'] });";
  const events = eventsIn(
    [{ path: 'cloudfunctions/modules/wish/actions.ts', text }],
    ['wish.claim'],
  );
  expect(events).toEqual(['wish.claimed']);
  expect(missing([...events, 'resident'], '| 居民 | `resident` |')).toEqual(['wish.claimed']);
});
