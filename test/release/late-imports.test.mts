import ts from 'typescript';
import { expect, test } from 'vitest';
import { withLateImports } from '../../scripts/lib/late-imports.mjs';

/** Compiles a module as jsii does, loads its imports late, runs it, and returns its exports and what it has loaded. */
function load(source: string) {
  const { outputText } = ts.transpileModule(source, {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
  });
  const exports: Record<string, (...args: unknown[]) => unknown> = {};
  const loaded: string[] = [];
  const require = (name: string) => {
    loaded.push(name);
    return { Base: class Base {}, value: name, twice: (x: number) => 2 * x };
  };
  new Function('exports', 'require', withLateImports(outputText, 'module.js'))(exports, require);
  return { exports, loaded };
}

test('a module is loaded when it is first used, and once', () => {
  const { exports, loaded } = load("import { value } from './a'; export function read() { return value + value; }");
  expect(loaded).toEqual([]);

  expect(exports.read()).toBe('./a./a');
  exports.read();

  expect(loaded).toEqual(['./a']);
});

test('a module that the head of a file uses is loaded there', () => {
  const { loaded } = load(
    "import { Base } from './a'; import { value } from './b'; export class One extends Base { b = value; }",
  );

  expect(loaded).toEqual(['./a']);
});

test.each([
  ['a call', "import { twice } from './a'; export function read() { return twice(2); }", 4],
  ['a construction', "import { Base } from './a'; export function read() { return new Base() instanceof Base; }", true],
  ['a short property', "import { value } from './a'; export function read() { return { value }.value; }", './a'],
  [
    'a namespace',
    "import * as a from './a'; export function read() { return new a.Base() !== undefined && a.value; }",
    './a',
  ],
  ['a re-export', "export { value as read } from './a';", './a'],
])('%s has the same result', (_, source, result) => {
  const { read } = load(source).exports;

  expect(typeof read === 'function' ? read() : read).toBe(result);
});

test('a member that is named like a module is left alone', () => {
  const { exports } = load("import { value } from './a'; export function read() { return { a_1: 1, b: value }.a_1; }");

  expect(exports.read()).toBe(1);
});
