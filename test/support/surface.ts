import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as ts from 'typescript';

/** The public API of this library as its source declares it: what users can call, and the types of what they pass. */

export interface Parameter {
  readonly name: string;
  readonly type: Type;
  readonly optional: boolean;
  /** The documentation of a member of a struct. */
  readonly docs: string;
  /** The last parameter takes any number of arguments. */
  readonly variadic: boolean;
}

export type Type =
  | { readonly kind: 'string' | 'number' | 'boolean' | 'any' }
  | { readonly kind: 'list' | 'map'; readonly of: Type }
  /** A class, a struct or an enumeration of this library, or a type of the CDK. */
  | { readonly kind: 'named'; readonly name: string };

/** A constructor (`new Membership`), a static method (`Member.account`) or a method (`membership.associate`). */
export interface Callable {
  readonly name: string;
  readonly owner: string;
  readonly member: string;
  readonly how: 'constructor' | 'static' | 'method';
  readonly parameters: readonly Parameter[];
}

export interface Surface {
  readonly callables: readonly Callable[];
  /** The members of each struct, with those that it inherits. */
  readonly structs: ReadonlyMap<string, readonly Parameter[]>;
  readonly classes: ReadonlySet<string>;
  readonly enums: ReadonlySet<string>;
}

const SRC = join(__dirname, '..', '..', 'src');

export function readSurface(): Surface {
  const index = parsed('index.ts').statements.filter(ts.isExportDeclaration);
  const statements = index
    .map(({ moduleSpecifier }) => `${(moduleSpecifier as ts.StringLiteral).text.slice(2)}.ts`)
    .flatMap((file) => parsed(file).statements.filter(isExported));
  const classes = statements.filter(ts.isClassDeclaration);
  const interfaces = new Map(statements.filter(ts.isInterfaceDeclaration).map((one) => [one.name.text, one]));
  const structs = [...interfaces.keys()].filter((name) => !/^I[A-Z]/.test(name));
  return {
    callables: classes.flatMap(callablesOf),
    structs: new Map(structs.map((name) => [name, membersOf(name, interfaces)])),
    classes: new Set(classes.map((one) => one.name?.text ?? '')),
    enums: new Set(statements.filter(ts.isEnumDeclaration).map((one) => one.name.text)),
  };
}

function parsed(file: string): ts.SourceFile {
  return ts.createSourceFile(file, readFileSync(join(SRC, file), 'utf8'), ts.ScriptTarget.ES2022, true);
}

function isExported(node: ts.Node): boolean {
  return ts.canHaveModifiers(node) && has(node, ts.SyntaxKind.ExportKeyword);
}

function has(node: ts.HasModifiers, kind: ts.SyntaxKind): boolean {
  return ts.getModifiers(node)?.some((modifier) => modifier.kind === kind) ?? false;
}

function callablesOf(type: ts.ClassDeclaration): Callable[] {
  const owner = type.name?.text ?? '';
  return type.members.flatMap((member): Callable[] => {
    if (!ts.canHaveModifiers(member) || has(member, ts.SyntaxKind.PrivateKeyword)) {
      return [];
    }
    if (ts.isConstructorDeclaration(member)) {
      const parameters = member.parameters.map(parameterOf);
      return [{ name: `new ${owner}`, owner, member: 'constructor', how: 'constructor', parameters }];
    }
    const name = member.name?.getText() ?? '';
    if (!ts.isMethodDeclaration(member) || name.startsWith('_')) {
      return [];
    }
    const how = has(member, ts.SyntaxKind.StaticKeyword) ? 'static' : 'method';
    const parameters = member.parameters.map(parameterOf);
    return [{ name: `${owner}.${name}`, owner, member: name, how, parameters }];
  });
}

function membersOf(name: string, interfaces: ReadonlyMap<string, ts.InterfaceDeclaration>): Parameter[] {
  const declaration = interfaces.get(name);
  if (!declaration) {
    throw new Error(`the struct ${name} is not exported`);
  }
  const bases =
    declaration.heritageClauses?.flatMap(({ types }) => types.map((base) => base.expression.getText())) ?? [];
  return [
    ...bases.flatMap((base) => membersOf(base, interfaces)),
    ...declaration.members.filter(ts.isPropertySignature).map(parameterOf),
  ];
}

function parameterOf(node: ts.ParameterDeclaration | ts.PropertySignature): Parameter {
  const initialized = ts.isParameter(node) && node.initializer !== undefined;
  return {
    name: node.name.getText(),
    type: typeOf(node.type),
    optional: node.questionToken !== undefined || initialized,
    docs: ts
      .getJSDocCommentsAndTags(node)
      .map((one) => one.getText())
      .join('\n'),
    variadic: ts.isParameter(node) && node.dotDotDotToken !== undefined,
  };
}

function typeOf(node: ts.TypeNode | undefined): Type {
  if (node && ts.isArrayTypeNode(node)) {
    return { kind: 'list', of: typeOf(node.elementType) };
  }
  if (node && ts.isTypeLiteralNode(node)) {
    const [signature] = node.members.filter(ts.isIndexSignatureDeclaration);
    return { kind: 'map', of: typeOf(signature?.type) };
  }
  switch (node?.kind) {
    case ts.SyntaxKind.StringKeyword:
      return { kind: 'string' };
    case ts.SyntaxKind.NumberKeyword:
      return { kind: 'number' };
    case ts.SyntaxKind.BooleanKeyword:
      return { kind: 'boolean' };
    case ts.SyntaxKind.UnknownKeyword:
    case ts.SyntaxKind.AnyKeyword:
      return { kind: 'any' };
    default:
      return { kind: 'named', name: node?.getText() ?? '' };
  }
}
