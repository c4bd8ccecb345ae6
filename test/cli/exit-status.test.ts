import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { EXIT_STATUS, exitStatus } from '../../src/cli/exit-status';
import type { CheckResult } from '../../src/cli/result';
import { finding, resultOf } from './output/results';

const error = finding();
const warning = finding({ severity: 'warning' });
const acknowledged = finding({ acknowledged: 'agreed' });
const unused = { rule: 'EngineIsSpark', path: 'Ads', place: { file: 'a.yaml' } };
const unreadable = { place: { file: 'b.yaml' }, reason: 'not a template' };

describe('the exit status', () => {
  test.each<[string, number, Partial<CheckResult>, number | undefined]>([
    ['nothing', 0, {}, undefined],
    ['no resources', 0, { resources: 0 }, undefined],
    ['warnings', 0, { findings: [warning, warning] }, undefined],
    ['as many warnings as allowed', 0, { findings: [warning], unused: [unused] }, 2],
    ['more warnings than allowed', 2, { findings: [warning], unused: [unused] }, 1],
    ['a warning where none is allowed', 2, { findings: [warning] }, 0],
    ['acknowledged findings where no warning is allowed', 0, { findings: [acknowledged, acknowledged] }, 0],
    ['an error', 2, { findings: [acknowledged, error] }, undefined],
    ['an error, however many warnings are allowed', 2, { findings: [error] }, 5],
    ['something unreadable', 3, { unreadable: [unreadable] }, undefined],
    ['something unreadable beside errors', 3, { findings: [error], unreadable: [unreadable] }, 0],
  ])('with %s is %i', (_, status, properties, maxWarnings) => {
    expect(exitStatus(resultOf(properties), { maxWarnings })).toBe(status);
  });

  test('is on the page, whatever it is', () => {
    const page = readFileSync(join(__dirname, '..', '..', 'docs', 'check.md'), 'utf8');
    const documented = [...page.matchAll(/^\| (\d) \| /gm)].map(([, status]) => Number(status));

    expect(documented).toEqual(Object.values(EXIT_STATUS));
  });
});
