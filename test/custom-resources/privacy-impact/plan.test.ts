import { describe, expect, test } from 'vitest';
import { MODEL } from '../../../local/cleanrooms/model/model';
import { ATTRIBUTES, CONTRACT, type ImpactProperties } from '../../../src/custom-resources/privacy-impact/contract';
import { accepted, decide, type Observed } from '../../../src/custom-resources/privacy-impact/plan';

const PROPERTIES: ImpactProperties = { membershipId: 'mine', epsilon: 3, usersNoisePerQuery: 30, minimums: {} };
const GONE = 'the membership mine does not exist in this account and Region: check its ID';

interface More {
  readonly minimums?: ImpactProperties['minimums'];
  readonly waited?: number;
  readonly isAccepted?: boolean;
}

function decided(observed: Observed, { minimums = {}, waited = 0, isAccepted = false }: More = {}) {
  const properties = { ...PROPERTIES, minimums };
  const before = isAccepted ? accepted(idOf(properties), properties) : undefined;
  const request = { type: 'Update', properties, owner: 'owner', accepted: before } as const;
  const decision = decide(request, observed, { done: [], waited, isRefused: false });
  return 'reason' in decision ? `${decision.next}: ${decision.reason}` : decision;
}

function idOf(properties: ImpactProperties): string {
  const aggregations = Object.keys(ATTRIBUTES).map((type) => ({ type, maxCount: 1_000_000 }));
  const progress = { done: [], waited: 0, isRefused: false };
  const decision = decide({ type: 'Create', properties, owner: 'owner' }, { aggregations }, progress);
  return 'physicalId' in decision ? decision.physicalId : '';
}

const OBSERVED: Observed = {
  aggregations: [
    { type: 'AVG', maxCount: 4 },
    { type: 'COUNT', maxCount: 18 },
    { type: 'COUNT_DISTINCT', maxCount: 18 },
    { type: 'SUM', maxCount: 9 },
    { type: 'MEDIAN', maxCount: 2 },
  ],
};

test('the attributes are those of the aggregations of the API model', () => {
  const types = MODEL.shapes.DifferentialPrivacyAggregationType?.enum ?? [];

  expect(Object.keys(ATTRIBUTES).sort()).toEqual([...types].sort());
});

describe('the impact of a budget', () => {
  test('is done without minimums, and has a number or none for each aggregation', () => {
    expect(decided(OBSERVED)).toEqual({
      next: 'done',
      physicalId: idOf(PROPERTIES),
      attributes: { MaxAvg: '4', MaxCount: '18', MaxCountDistinct: '18', MaxStddev: 'NONE', MaxSum: '9' },
    });
  });

  test.each([{ COUNT: 18 }, { COUNT: 18, AVG: 4 }, { STDDEV: undefined }])('is done if it reaches %j', (minimums) => {
    expect(decided(OBSERVED, { minimums })).toMatchObject({ next: 'done' });
  });

  test('fails at once if it does not, with the numbers and the fix', () => {
    expect(decided(OBSERVED, { minimums: { COUNT: 19, SUM: 9, STDDEV: 1 } })).toBe(
      'fail: a privacy budget with epsilon 3 and a noise of 30 users per query does not allow enough aggregations: ' +
        '18 of COUNT, and at least 19 are required, no number of STDDEV, and at least 1 are required; fix: raise ' +
        'epsilon, which protects less, raise the noise, which makes results less accurate, or lower the minimum',
    );
  });

  test('waits shortly for a membership that was just created, then fails', () => {
    expect(decided({}, { waited: 14_999 })).toBe(`wait: ${GONE}`);
    expect(decided({}, { waited: 15_000 })).toBe(`fail: ${GONE}`);
  });
});

describe('what was accepted', () => {
  test('is done, whatever the service computes now', () => {
    const decision = decided(OBSERVED, { minimums: { COUNT: 19 }, isAccepted: true });

    expect(decision).toMatchObject({ next: 'done', attributes: { MaxCount: '18' } });
  });

  test('is done after a short wait if the membership is gone', () => {
    expect(decided({}, { isAccepted: true, waited: 15_000 })).toMatchObject({ attributes: { MaxCount: 'NONE' } });
  });

  test.each<[string, Partial<ImpactProperties>]>([
    ['membership', { membershipId: 'other' }],
    ['epsilon', { epsilon: 4 }],
    ['noise', { usersNoisePerQuery: 40 }],
    ['minimum', { minimums: { COUNT: 1 } }],
  ])('is not that of another %s', (_, change) => {
    expect(accepted(idOf(PROPERTIES), { ...PROPERTIES, ...change })).toBeUndefined();
  });
});

describe('the properties in a template', () => {
  test.each([{}, { COUNT: 3 }, { AVG: 0, SUM: 12 }])('come back as they were: %j', (minimums) => {
    const properties = { ...PROPERTIES, minimums };
    const asSent = Object.entries(CONTRACT.encode(properties)).map(([name, value]) => [name, String(value)]);

    expect(CONTRACT.decode(Object.fromEntries(asSent))).toEqual(properties);
  });

  test.each([
    { Epsilon: '1.5' },
    { Epsilon: '' },
    { Epsilon: 'much' },
    { Minimums: 'COUNT' },
    { Minimums: 'MEDIAN=1' },
  ])('fail if they are %j', (change) => {
    expect(() => CONTRACT.decode({ ...CONTRACT.encode(PROPERTIES), ...change })).toThrow(/^the property \w+ must be /);
  });
});
