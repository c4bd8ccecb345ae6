import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as ts from 'typescript';
import type { Rule } from '../../src/rules/rule';

const FOLDER = join(__dirname, '..', '..', 'test', 'negatives');

/** A program as a user would write it, but for a `stack` that is there already. */
export interface Program {
  readonly name: string;
  readonly imports: string[];
  /** In lines. */
  readonly body: string[];
}

/** The wrong and the right program of a rule, which the tests run. */
export function exampleOf(rule: Rule): { readonly bad: Program; readonly good: Program } {
  const file = `${rule.id.replace(/(?!^)[A-Z]/g, (letter) => `-${letter}`).toLowerCase()}.ts`;
  const text = readFileSync(join(FOLDER, file), 'utf8');
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true);
  const bodies = bodiesIn(source);
  const program = (name: string): Program => {
    const body = bodies.get(name);
    if (!body) {
      throw new Error(`${file} has no function "${name}" with a body in braces`);
    }
    return { name: `${rule.id}-${name}`, imports: importsOf(source), body: [...helpersOf(source), ...body] };
  };
  return { bad: program('bad'), good: program('good') };
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

function importsOf(source: ts.SourceFile): string[] {
  return source.statements
    .filter(ts.isImportDeclaration)
    .map((statement) => statement.getText())
    .filter((statement) => !statement.includes("'../support/negative'"))
    .map((statement) => statement.replace("'../../src'", "'cdk-cleanrooms'"));
}

/** Functions that both programs call, each with an empty line after it. */
function helpersOf(source: ts.SourceFile): string[] {
  const helpers = source.statements.filter(ts.isFunctionDeclaration);
  return helpers.flatMap((helper) => [...helper.getFullText().trim().split('\n'), '']);
}

function dedent(lines: string[]): string[] {
  const indents = lines.filter((line) => line.trim()).map((line) => line.length - line.trimStart().length);
  const indent = Math.min(...indents);
  return lines.map((line) => line.slice(indent));
}
