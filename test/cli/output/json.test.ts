import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { json } from '../../../src/cli/output/json';
import { holds, SEEDS } from '../../support/exploration';
import { anyResult, finding, place, resultOf } from './results';
import { checkResultValidator } from './schemas';

const isDescribed = checkResultValidator({ closed: true });

describe('json', () => {
  test('has what programs need, in an order that does not change', () => {
    const written = json(
      resultOf({
        findings: [finding(), finding({ severity: 'warning', acknowledged: '', property: undefined })],
        unreadable: [{ place: { file: '-' }, reason: 'not a template' }],
        unused: [{ rule: 'EngineIsSpark', path: 'Ads', place: place('room.yaml', 3, 5) }],
      }),
    );

    expect(written).toMatchSnapshot();
  });

  test('is the same for the same result, whatever the order of its properties', () => {
    const { place, ...rest } = finding();

    expect(json(resultOf({ findings: [{ place, ...rest }] }))).toBe(json(resultOf({ findings: [{ ...rest, place }] })));
  });

  test.each(SEEDS)('has no property that the schema does not describe (seed %i)', (seed) => {
    holds(
      fc.property(anyResult, (result) => {
        const written = JSON.parse(json(result));

        expect(isDescribed(written), JSON.stringify(isDescribed.errors)).toBe(true);
      }),
      seed,
    );
  });

  test.each([
    ['another version', { version: 2 }],
    [
      'a line 0',
      { unreadable: [{ file: 'a', reason: 'b', position: { line: 0, column: 1, endLine: 1, endColumn: 1 } }] },
    ],
    [
      'an acknowledgment without a reason',
      { findings: [{ ...JSON.parse(json(resultOf({ findings: [finding()] }))).findings[0], acknowledgment: {} }] },
    ],
  ])('is not %s', (_, other) => {
    const written = { ...JSON.parse(json(resultOf({}))), ...other };

    expect(checkResultValidator({ closed: false })(written)).toBe(false);
  });

  test.each(SEEDS)('has no control characters (seed %i)', (seed) => {
    holds(
      fc.property(anyResult, (result) => {
        expect(json(result)).not.toMatch(/[^\n\P{Cc}]|[\p{Zl}\p{Zp}\p{Bidi_Control}]/u);
      }),
      seed,
    );
  });
});
