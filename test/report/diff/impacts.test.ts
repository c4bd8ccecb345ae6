import { describe, expect, test } from 'vitest';
import type { ReportedImpact } from '../../../src/report/report';
import { ADVERTISER, between, kindsOf, lines, PUBLISHER } from './reports';

/** What the service answers about a budget, as `function: maximum`. */
function impact(counts: Readonly<Record<string, number>>, owner: string = PUBLISHER): ReportedImpact {
  const aggregations = Object.entries(counts).map(([name, maxCount]) => ({ function: name, maxCount }));
  return { owner, epsilon: 3, usersNoisePerQuery: 30, aggregations };
}

const WHAT = 'aggregations that the service allows for the privacy budget of `Publisher`';

describe('the number of aggregations that a privacy budget allows', () => {
  test.each([
    ['more', 'widens', { COUNT: 18, SUM: 9 }, { COUNT: 60, SUM: 9 }, '18 for `COUNT` → 60 for `COUNT`'],
    ['fewer', 'narrows', { COUNT: 18 }, { COUNT: 6 }, '18 for `COUNT` → 6 for `COUNT`'],
    [
      'more of one function, and fewer of another one',
      'widens',
      { COUNT: 18, SUM: 9 },
      { COUNT: 17, SUM: 10 },
      '18 for `COUNT`, 9 for `SUM` → 17 for `COUNT`, 10 for `SUM`',
    ],
  ] as const)('can be %s, which %s', (_, kind, before, after, values) => {
    const differences = between({ impacts: [impact(before)] }, { impacts: [impact(after)] });

    expect(lines(differences)).toEqual([`${kind}: ${WHAT}: ${values}`]);
    expect(differences[0]?.change).toMatchObject({ of: 'impact', owner: PUBLISHER });
  });

  test.each([
    ['is the same', [impact({ COUNT: 18 })], [impact({ COUNT: 18 })]],
    ['is known only now', undefined, [impact({ COUNT: 18 })]],
    ['was known before', [impact({ COUNT: 18 })], undefined],
    ['was asked of another budget', [impact({ COUNT: 18 }, ADVERTISER)], [impact({ COUNT: 60 })]],
    ['is that of another function', [impact({ SUM: 18 })], [impact({ COUNT: 60 })]],
  ])('makes no difference if it %s', (_, before, after) => {
    expect(kindsOf(between({ impacts: before }, { impacts: after }))).toEqual([]);
  });

  test('is another difference if it is another number, so that an acceptance is about one', () => {
    const fingerprints = [60, 61].map(
      (count) =>
        between({ impacts: [impact({ COUNT: 18 })] }, { impacts: [impact({ COUNT: count })] }).map(
          ({ fingerprint }) => fingerprint,
        )[0],
    );

    expect(new Set(fingerprints).size).toBe(2);
  });
});
