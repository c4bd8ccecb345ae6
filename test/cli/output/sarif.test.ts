import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sarif } from '../../../src/cli/output/sarif';
import type { CheckResult } from '../../../src/cli/result';
import { CATALOGUE } from '../../../src/rules/catalogue';
import { holds, SEEDS } from '../../support/exploration';
import { anyResult, finding, place, resultOf } from './results';
import { sarifValidator } from './schemas';

const isSarif = sarifValidator();

function runOf(properties: Partial<CheckResult>) {
  return JSON.parse(sarif(resultOf(properties))).runs[0];
}

describe('sarif', () => {
  test.each(SEEDS)('is valid for any result (seed %i)', (seed) => {
    holds(
      fc.property(anyResult, (result) => {
        const written = JSON.parse(sarif(result));

        expect(isSarif(written), JSON.stringify(isSarif.errors)).toBe(true);
      }),
      seed,
    );
  });

  test.each([
    ['a level', { level: 'fatal' }],
    ['a URI', { locations: [{ physicalLocation: { artifactLocation: { uri: 'a b%' } } }] }],
    ['a region', { locations: [{ physicalLocation: { artifactLocation: { uri: 'a' }, region: { startLine: 0 } } }] }],
    ['a property', { acknowledged: true }],
  ])('fails the validation with %s of another kind', (_, other) => {
    const written = JSON.parse(sarif(resultOf({ findings: [finding()] })));
    Object.assign(written.runs[0].results[0], other);

    expect(isSarif(written)).toBe(false);
  });

  test('describes each rule of the catalog', () => {
    const { driver } = runOf({}).tool;

    expect(driver.rules.map(({ id }: { id: string }) => id)).toEqual(CATALOGUE.map(({ id }) => id));
    expect(driver.rules[2]).toMatchSnapshot();
    expect(driver).toMatchObject({ name: 'cdk-cleanrooms', version: expect.stringMatching(/^\d+\.\d+\.\d+/) });
  });

  test('links each rule to its page', () => {
    const pages = readdirSync(join(__dirname, '..', '..', '..', 'docs', 'rules'));

    for (const { helpUri } of runOf({}).tool.driver.rules) {
      expect(pages).toContain(helpUri.split('/docs/rules/')[1]);
    }
  });

  test('has no HTML in Markdown, which the standard forbids', () => {
    for (const { help } of runOf({}).tool.driver.rules) {
      const prose = help.markdown.replace(/`[^`]*`/g, '').replace(/<https:[^>]*>/g, '');
      expect(prose).not.toContain('<');
    }
  });

  test('has a result for each finding', () => {
    const { results, tool } = runOf({ findings: [finding()] });

    expect(results).toMatchSnapshot();
    expect(tool.driver.rules[results[0].ruleIndex].id).toBe('SingleQueryRunner');
  });

  test('has the fingerprint of rule, path and property, whatever else changes', () => {
    const fingerprint = (properties: Partial<ReturnType<typeof finding>>) =>
      runOf({ findings: [finding(properties)] }).results[0].partialFingerprints['cleanrooms/v1'];

    expect(fingerprint({})).toBe(createHash('sha256').update('["SingleQueryRunner","Ads","Members"]').digest('hex'));
    expect(fingerprint({ what: 'reworded', place: place('other.yaml', 1, 1) })).toBe(fingerprint({}));
    expect(
      new Set([{}, { rule: 'A' }, { path: 'B' }, { property: 'C' }, { property: undefined }].map(fingerprint)).size,
    ).toBe(5);
  });

  test('suppresses what is acknowledged, and states of all other results that they are not', () => {
    const { results } = runOf({ findings: [finding({ acknowledged: 'agreed' }), finding()] });

    expect(results.map(({ suppressions }: { suppressions: unknown }) => suppressions)).toEqual([
      [{ kind: 'inSource', status: 'accepted', justification: 'agreed' }],
      [],
    ]);
  });

  test('reports what cannot be read as a failure of the run', () => {
    const [invocation] = runOf({
      unreadable: [{ place: place('b.yaml', 3, 1), reason: 'not a template' }],
    }).invocations;

    expect(invocation).toMatchObject({
      executionSuccessful: false,
      toolExecutionNotifications: [
        {
          descriptor: { id: 'UnreadableInput', index: 0 },
          level: 'error',
          message: { text: 'not a template' },
          locations: [{ physicalLocation: { artifactLocation: { uri: 'b.yaml' }, region: { startLine: 3 } } }],
        },
      ],
    });
  });

  test('reports unused acknowledgments as warnings of a run that succeeds', () => {
    const [invocation] = runOf({
      unused: [{ rule: 'EngineIsSpark', path: 'Ads', place: place('room.yaml', 3, 5) }],
    }).invocations;

    expect(invocation).toMatchObject({
      executionSuccessful: true,
      toolExecutionNotifications: [],
      toolConfigurationNotifications: [
        {
          descriptor: { id: 'UnusedAcknowledgment', index: 1 },
          associatedRule: { id: 'EngineIsSpark' },
          level: 'warning',
          message: {
            text: '"Ads" acknowledges "EngineIsSpark", which reports nothing there\nfix: remove the acknowledgment',
          },
        },
      ],
    });
  });

  test('describes the standard input, which has no URI', () => {
    const [{ locations }] = runOf({ findings: [finding({ place: place('-', 4, 3) })] }).results;

    expect(locations[0].physicalLocation.artifactLocation).toEqual({
      uri: 'stdin',
      description: { text: 'The standard input' },
    });
  });

  test('has no placeholders or links of names', () => {
    const [{ message }] = runOf({ findings: [finding({ what: '"{0}" of [x](https://example.com)' })] }).results;

    expect(message.text).toMatch(/^"\{\{0\}\}" of \[x\] \(https:/);
  });
});
