import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as ts from 'typescript';
import type { Program } from '../rules/example';

const ROOT = join(__dirname, '..', '..');
const FIXTURE = join(ROOT, 'rosetta', 'default.ts-fixture');
/** From this width on, an import has several lines. */
const LINE_WIDTH = 120;

/** The example in the docstring of a class, in a stack that is named `stack`. */
export interface DocstringExample extends Program {
  /** The names that the example declares, which exist before it. */
  readonly given: readonly string[];
}

/** The example of an exported class, with the imports that it needs. */
export function docstringExample(name: string): DocstringExample {
  const code = exampleIn(classNamed(name), name);
  const source = ts.createSourceFile(`${name}.ts`, code, ts.ScriptTarget.ES2022, true);
  return {
    name: `${name}-example`,
    imports: importsFor(namesUsedIn(source)),
    rooms: [],
    given: source.statements.filter(isDeclaration).flatMap(declaredIn),
    body: inStack(source).split('\n'),
  };
}

function classNamed(name: string): ts.ClassDeclaration {
  const files = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' });
  for (const file of files.filter((one) => one.endsWith('.ts'))) {
    const text = readFileSync(join(ROOT, 'src', file), 'utf8');
    if (text.includes(`export class ${name} `)) {
      const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true);
      const found = source.statements.filter(ts.isClassDeclaration).find((one) => one.name?.text === name);
      if (found) {
        return found;
      }
    }
  }
  throw new Error(`src has no class ${name}`);
}

function exampleIn(declaration: ts.ClassDeclaration, name: string): string {
  const tag = ts.getJSDocTags(declaration).find(({ tagName }) => tagName.text === 'example');
  const example = ts.getTextOfJSDocComment(tag?.comment)?.trim();
  if (!example) {
    throw new Error(`the docstring of ${name} has no @example`);
  }
  return example;
}

function isDeclaration(statement: ts.Statement): statement is ts.VariableStatement {
  const modifiers = ts.isVariableStatement(statement) ? (statement.modifiers ?? []) : [];
  return modifiers.some(({ kind }) => kind === ts.SyntaxKind.DeclareKeyword);
}

function declaredIn({ declarationList }: ts.VariableStatement): string[] {
  return declarationList.declarations.map(({ name }) => name.getText());
}

/** The identifiers that refer to something, and are not the name of a member. */
function namesUsedIn(source: ts.SourceFile): ReadonlySet<string> {
  const names = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && !isMemberName(node)) {
      names.add(node.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return names;
}

function isMemberName(node: ts.Identifier): boolean {
  const { parent } = node;
  return (
    (ts.isPropertyAccessExpression(parent) && parent.name === node) ||
    (ts.isPropertyAssignment(parent) && parent.name === node) ||
    (ts.isQualifiedName(parent) && parent.right === node)
  );
}

/** The code with `stack` in place of `this`. */
function inStack(source: ts.SourceFile): string {
  const places: number[] = [];
  const visit = (node: ts.Node): void => {
    if (node.kind === ts.SyntaxKind.ThisKeyword) {
      places.unshift(node.getStart());
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return places
    .sort((one, other) => other - one)
    .reduce((text, place) => `${text.slice(0, place)}stack${text.slice(place + 'this'.length)}`, source.text);
}

/** The imports of the fixture, with the names that are used only. */
function importsFor(names: ReadonlySet<string>): string[] {
  const source = ts.createSourceFile('fixture.ts', readFileSync(FIXTURE, 'utf8'), ts.ScriptTarget.ES2022, true);
  return source.statements.filter(ts.isImportDeclaration).flatMap(({ importClause, moduleSpecifier }) => {
    const bindings = importClause?.namedBindings;
    if (bindings && ts.isNamespaceImport(bindings)) {
      return names.has(bindings.name.text) ? [`import ${bindings.getText()} from ${moduleSpecifier.getText()};`] : [];
    }
    const used = (bindings?.elements ?? []).map(({ name }) => name.text).filter((name) => names.has(name));
    return used.length > 0 ? [importOf(used, moduleSpecifier.getText())] : [];
  });
}

function importOf(names: readonly string[], module: string): string {
  const line = `import { ${names.join(', ')} } from ${module};`;
  return line.length <= LINE_WIDTH
    ? line
    : `import {\n${names.map((name) => `  ${name},\n`).join('')}} from ${module};`;
}
