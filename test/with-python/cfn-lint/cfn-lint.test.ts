import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { synthesize } from '../../../local/demo/synthesis';
import { bundled } from '../../custom-resources/support/bundled';
import { LIFECYCLES } from '../../deploy/lifecycles';
import { staleIn, unknownIn } from './known-findings';
import { type Finding, lint } from './lint';

describe('cfn-lint', () => {
  const folder = mkdtempSync(join(tmpdir(), 'templates-'));
  let findings: readonly Finding[];

  beforeAll(async () => {
    bundled();
    for (const { example, build } of LIFECYCLES) {
      synthesize({ example, build, outdir: join(folder, example) });
    }
    findings = await lint(LIFECYCLES.flatMap(({ example }) => templatesOf(example)));
  });

  test.each(LIFECYCLES)('reports nothing about the example $example but what is known', ({ example }) => {
    const templates = templatesOf(example);

    expect(templates).not.toEqual([]);
    expect(unknownIn(findings.filter(({ template }) => templates.includes(template)))).toEqual([]);
  });

  test('reports each known finding', () => {
    expect(staleIn(findings)).toEqual([]);
  });

  test('reports the mistakes of a template', async () => {
    const reported = await lint([join(__dirname, 'broken.template.json')]);

    expect(unknownIn(reported).map(({ code, message }) => `${code} ${message}`)).toEqual([
      "E3003 'Description' is a required property",
      "E3030 'SOMETIMES' is not one of ['ENABLED', 'DISABLED']",
      "E1010 'CollaborationId' is not one of ['Arn', 'CollaborationIdentifier'] in ['us-east-1']",
    ]);
  });

  function templatesOf(example: string): string[] {
    const assembly = join(folder, example);
    const names = readdirSync(assembly).filter((name) => name.endsWith('.template.json'));
    return names.map((name) => join(assembly, name));
  }
});

describe('the known findings', () => {
  const known = { code: 'W1', message: /^a role/, reason: 'it stays' };
  const finding = { template: 'A.template.json', code: 'W1', message: 'a role is unused', line: 1 };

  test('are about a code and a message', () => {
    const others = [
      { ...finding, code: 'W2' },
      { ...finding, message: 'a bucket is unused' },
    ];

    expect(unknownIn([finding, ...others], [known])).toEqual(others);
  });

  test('are stale once nothing reports them', () => {
    expect(staleIn([finding], [known])).toEqual([]);
    expect(staleIn([{ ...finding, code: 'W2' }], [known])).toEqual([known]);
  });
});
