import * as ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { code, text } from '../src/private/text';
import { CATALOGUE } from '../src/rules/catalogue';
import { inventedNames, inventedNamesIn, unmarkedNames } from './support/api-names';
import { type SourceFile, sourceFiles } from './support/source';

/**
 * Messages name this API in marks only, and only what exists, so that each language shows its own spelling of it. The
 * texts of violations are checked where their rules are tested, the rest here.
 */
describe.each(CATALOGUE)('$id', ({ title, why, fix }) => {
  test('marks every name of this API', () => {
    expect([title, why, fix].flatMap(unmarkedNames)).toEqual([]);
  });

  test('marks names that exist', () => {
    expect([title, why, fix].flatMap(inventedNames)).toEqual([]);
  });
});

const FILES = sourceFiles()
  .map(textsIn)
  .filter(({ prose, marked }) => prose.length + marked.length > 0);

describe.each(FILES)('$name', ({ prose, marked }) => {
  test('marks every name of this API, and only names that exist', () => {
    expect(prose.flatMap(unmarkedNames)).toEqual([]);
    expect(marked.flatMap(inventedNamesIn)).toEqual([]);
  });
});

test('every file with a rule or an error is among them', () => {
  const speaking = sourceFiles().filter((file) => /\bnew InputError\(|= rule\(\{/.test(file.text));

  expect(speaking.length).toBeGreaterThan(CATALOGUE.length);
  expect(FILES.map(({ name }) => name)).toEqual(expect.arrayContaining(speaking.map(({ name }) => name)));
});

test.each([
  'set allowedColumns',
  'use Payment.QUERY_COMPUTE',
  'use AnalysisRule',
  'add CAN_QUERY',
  'pass { … }',
  'call s3(bucket)',
])('a name without a mark is found: %s', (prose) => {
  expect(unmarkedNames(prose)).toHaveLength(1);
  expect(unmarkedNames(text`"user_Id", ${code('allowedColumns')}, ${prose}`)).toHaveLength(1);
});

test.each(['Member.of', 'membership.associated', 'AnalysisRules.custom', 'acceptsPayments', 'PrivacyBudgets'])(
  'a mark of what does not exist is found: %s',
  (name) => {
    expect(inventedNames(text`${code('allowedColumns')}, ${code('Member.account')}, ${code(name)}`)).toEqual([name]);
  },
);

interface Texts {
  readonly name: string;
  readonly prose: string[];
  readonly marked: string[];
}

/** The literal prose of texts and errors in a file, and the code that is marked in them. */
function textsIn({ name, text: source }: SourceFile): Texts {
  const prose: string[] = [];
  const marked: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isTaggedTemplateExpression(node) && node.tag.getText() === 'code') {
      marked.push(literalOf(node.template).join('""'));
    } else if (ts.isCallExpression(node) && node.expression.getText() === 'code') {
      marked.push(...node.arguments.filter(ts.isStringLiteral).map((argument) => argument.text));
    } else if (ts.isTaggedTemplateExpression(node) && node.tag.getText() === 'text') {
      prose.push(...literalOf(node.template));
    } else if (ts.isPropertyAssignment(node) && /^(what|why|fix|title)$/.test(node.name.getText())) {
      prose.push(...(ts.isStringLiteral(node.initializer) ? [node.initializer.text] : []));
      prose.push(...(ts.isTemplateLiteral(node.initializer) ? literalOf(node.initializer) : []));
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(name, source, ts.ScriptTarget.ES2022, true));
  return { name, prose, marked };
}

/** What a template says between its values. */
function literalOf(template: ts.TemplateLiteral): string[] {
  return ts.isNoSubstitutionTemplateLiteral(template)
    ? [template.text]
    : [template.head.text, ...template.templateSpans.map(({ literal }) => literal.text)];
}
