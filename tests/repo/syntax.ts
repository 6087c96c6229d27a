import ts from 'typescript';
import type { RepoFile } from './files';

/** A parsed source file; positions and parents are set. */
export const parse = ({ path, text }: RepoFile): ts.SourceFile =>
  ts.createSourceFile(
    path,
    text,
    ts.ScriptTarget.Latest,
    true,
    path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
  );

/** The node and everything below it, from the outside in. */
export function* nodesOf(node: ts.Node): Iterable<ts.Node> {
  yield node;
  const children: ts.Node[] = [];
  ts.forEachChild(node, (child) => {
    children.push(child);
  });
  for (const child of children) yield* nodesOf(child);
}

/** `path:line` of a node. */
export function placeOf(node: ts.Node): string {
  const source = node.getSourceFile();
  return `${source.fileName}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
}

/** Every piece of text in the code: strings, templates, JSX; no comments, no import paths. */
export function* literalsOf(source: ts.SourceFile): Iterable<{ node: ts.Node; text: string }> {
  for (const node of nodesOf(source)) {
    const isImport = ts.isImportDeclaration(node.parent ?? node);
    const hasText =
      ts.isStringLiteralLike(node) ||
      ts.isTemplateHead(node) ||
      ts.isTemplateMiddleOrTemplateTail(node) ||
      ts.isJsxText(node);
    if (hasText && !isImport) yield { node, text: node.text };
  }
}

/** The calls in a file with the name of what is called: `find(…)` and `tx.get(…)` give `find` and `get`. */
export function* callsIn(node: ts.Node): Iterable<{ call: ts.CallExpression; name: string }> {
  for (const call of nodesOf(node)) {
    if (!ts.isCallExpression(call)) continue;
    const { expression } = call;
    if (ts.isIdentifier(expression)) yield { call, name: expression.text };
    if (ts.isPropertyAccessExpression(expression)) yield { call, name: expression.name.text };
  }
}
