import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as ts from 'typescript';
import type { Rule } from '../../src/rules/rule';
import { kebabCase } from '../scaffold/names';

const TESTS = join(__dirname, '..', '..', 'test');
const ROOMS = "'../support/rooms'";

/** A program as a user would write it, but for a `stack` and the functions that several programs call. */
export interface Program {
  readonly name: string;
  readonly imports: string[];
  /** The names of the functions of `rooms` that it calls. */
  readonly rooms: string[];
  /** The names that exist before it, apart from `stack`. */
  readonly given?: readonly string[];
  /** In lines. */
  readonly body: string[];
}

/** The functions that several programs call, as a program that declares them. */
export function rooms(): Program & { readonly declares: string[]; readonly calls: string[] } {
  const source = parsed(join('support', 'rooms.ts'));
  const functions = source.statements.filter(ts.isFunctionDeclaration);
  const declares = functions.map((one) => one.name?.text ?? '');
  const declarations = functions.map((one) => `${docOf(one)}${one.getText().replace(/^export /, '')}`);
  const body = declarations.join('\n\n').split('\n');
  const calls = calledIn(
    body.filter((line) => !line.startsWith('function ')),
    declares,
  );
  return { name: 'rooms', imports: importsOf(source), rooms: [], body, declares, calls };
}

/** The wrong and the right program of a rule, which the tests run. */
export function exampleOf(rule: Rule): { readonly bad: Program; readonly good: Program } {
  const program = programsIn(join('negatives', `${kebabCase(rule.id)}.ts`), rule.id);
  return { bad: program('bad'), good: program('good') };
}

/** The programs in a file below `test`, by the names of the functions that contain them. */
export function programsIn(path: string, id: string): (name: string) => Program {
  const source = parsed(path);
  const bodies = bodiesIn(source);
  return (name) => {
    const body = bodies.get(name);
    if (!body) {
      throw new Error(`${path} has no function "${name}" with a body in braces`);
    }
    const called = calledIn(body, namesFrom(source, ROOMS));
    return { name: `${id}-${name}`, imports: importsOf(source), rooms: called, body };
  };
}

function bodiesIn(source: ts.SourceFile): Map<string, string[]> {
  const bodies = new Map<string, string[]>();
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAssignment(node) && ts.isArrowFunction(node.initializer) && ts.isBlock(node.initializer.body)) {
      const { statements } = node.initializer.body;
      const lines = source.text
        .slice(statements.pos, statements.end)
        .split('\n')
        .filter((line, i) => i > 0 || line.trim());
      bodies.set(node.name.getText(), dedent(lines));
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return bodies;
}

function parsed(path: string): ts.SourceFile {
  return ts.createSourceFile(path, readFileSync(join(TESTS, path), 'utf8'), ts.ScriptTarget.ES2022, true);
}

/** The imports of what users have, too. */
function importsOf(source: ts.SourceFile): string[] {
  return source.statements
    .filter(ts.isImportDeclaration)
    .filter(({ moduleSpecifier }) => !moduleSpecifier.getText().startsWith("'../support/"))
    .map((statement) => statement.getText().replace("'../../src'", "'cdk-cleanrooms'"));
}

function calledIn(lines: readonly string[], names: readonly string[]): string[] {
  return names.filter((name) => lines.some((line) => new RegExp(`\\b${name}\\(`).test(line)));
}

function namesFrom(source: ts.SourceFile, module: string): string[] {
  return source.statements
    .filter(ts.isImportDeclaration)
    .filter(({ moduleSpecifier }) => moduleSpecifier.getText() === module)
    .flatMap(({ importClause }) => importClause?.namedBindings?.getChildren() ?? [])
    .flatMap((list) => list.getChildren())
    .filter(ts.isImportSpecifier)
    .map(({ name }) => name.text);
}

function docOf(declaration: ts.FunctionDeclaration): string {
  const comments = ts.getJSDocCommentsAndTags(declaration);
  if (comments.length === 0) {
    throw new Error(`${declaration.name?.text} has no comment that says what it builds`);
  }
  return comments.map((comment) => `${comment.getText()}\n`).join('');
}

function dedent(lines: string[]): string[] {
  const indents = lines.filter((line) => line.trim()).map((line) => line.length - line.trimStart().length);
  const indent = Math.min(...indents);
  return lines.map((line) => line.slice(indent));
}
