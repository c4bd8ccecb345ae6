import { describe, expect, test } from 'vitest';
import { written } from '../../../src/report/diff/phrase';
import type { Flow, Use } from '../../../src/report/report';
import { between, flowWith, kindsOf, lines, memberWith, PUBLISHER } from './reports';

const [COUNTED, JOINED] = flowWith().uses as [Use, Use];
const THROUGH = COUNTED.through;

/** What one flow in place of another one is. */
function replaced(before: Partial<Flow>, after: Partial<Flow>) {
  return between({ flows: [flowWith(before)] }, { flows: [flowWith(after)] });
}

function oneUse(use: Partial<Use>, guards: Flow['guards'] = []): Partial<Flow> {
  const whole: Use = { level: 'AGGREGATED', through: THROUGH, read: true, ...use };
  return { level: whole.level, guards, uses: [whole] };
}

describe('a flow', () => {
  test('that is new widens, and one that is gone narrows', () => {
    const cost = flowWith({ column: 'cost', ...oneUse({ level: 'AGGREGATED_NOISY', functions: ['SUM'] }, ['DP']) });
    const [one, both] = [{ flows: [flowWith()] }, { flows: [flowWith(), cost] }];

    expect(lines(between(one, both))).toEqual([
      'widens: `Advertiser` learns of `impressions.cost`, a table of `Publisher`: ' +
        'nothing → aggregated with noise, `SUM`; under differential privacy',
    ]);
    expect(kindsOf(between(both, one))).toEqual(['narrows']);
    expect(between(one, both).map(({ why }) => written(why, String))).toEqual([
      'a new column leaves Publisher; aggregates reveal something about each person; only noise and the budget limit how much',
    ]);
  });

  test.each<[string, Partial<Flow>, Partial<Flow>, string]>([
    [
      'of a higher level',
      oneUse({}),
      oneUse({ level: 'OVERLAP' }),
      'aggregated, any function → shown for rows that match',
    ],
    [
      'without its guard',
      oneUse({}, ['DP', 'MINIMUM']),
      oneUse({}, ['DP']),
      'aggregated, any function; under differential privacy; with a minimum group size → ' +
        'aggregated, any function; under differential privacy',
    ],
    [
      'with another function',
      oneUse({ functions: ['COUNT'] }),
      oneUse({ functions: ['COUNT', 'SUM'] }),
      'aggregated, `COUNT` → aggregated, `COUNT`, `SUM`',
    ],
    [
      'with any function',
      oneUse({ functions: ['COUNT'] }),
      oneUse({}),
      'aggregated, `COUNT` → aggregated, any function',
    ],
    [
      'with another kind of use of a lower level',
      { uses: [COUNTED] },
      { uses: [COUNTED, { level: 'FILTER_FREE', through: THROUGH, read: true }] },
      'aggregated with noise, `COUNT_DISTINCT`; under differential privacy → ' +
        'aggregated with noise, `COUNT_DISTINCT`; compared with any values; under differential privacy',
    ],
    [
      'that is matched with another column',
      { uses: [JOINED] },
      { uses: [{ ...JOINED, joins: ['conversions.email', 'conversions.uid'] }] },
      'matched, with `conversions.uid`; under differential privacy → ' +
        'matched, with `conversions.email`, `conversions.uid`; under differential privacy',
    ],
    [
      'that goes through any query',
      oneUse({ functions: ['COUNT'] }),
      oneUse({ functions: ['COUNT'], through: { kind: 'anyQuery' } }),
      'aggregated, `COUNT` → aggregated, `COUNT`, by any query',
    ],
    [
      'that is not read any more',
      oneUse({ level: 'CLEAR' }),
      oneUse({ level: 'CLEAR', read: false }),
      'in clear → in clear; what it goes through is not read',
    ],
  ])('%s widens, and narrows in the opposite direction', (_, before, after, shown) => {
    expect(lines(replaced(before, after))).toEqual([
      `widens: \`Advertiser\` learns of \`impressions.uid\`, a table of \`Publisher\`: ${shown}`,
    ]);
    expect(kindsOf(replaced(after, before))).toEqual(['narrows']);
    for (const { why } of replaced(before, after)) {
      expect(why).not.toEqual([]);
    }
  });

  test.each<[string, Partial<Flow>, Partial<Flow>]>([
    ['goes through another analysis', oneUse({}), oneUse({ through: { kind: 'analysis', name: 'other' } })],
    [
      'also goes through a template, beside any query',
      oneUse({ through: { kind: 'anyQuery' } }),
      {
        ...oneUse({}),
        uses: [
          { ...COUNTED, level: 'AGGREGATED', functions: undefined, through: { kind: 'anyQuery' } },
          { level: 'AGGREGATED', through: THROUGH, read: true },
        ],
      },
    ],
    [
      'is in clear anyway',
      oneUse({ level: 'CLEAR' }),
      { level: 'CLEAR', guards: [], uses: [{ level: 'CLEAR', through: THROUGH, read: true }, COUNTED] },
    ],
  ])('that %s does not differ', (_, before, after) => {
    expect(replaced(before, after)).toEqual([]);
  });

  test('that loses one function and takes another one widens in both directions', () => {
    const [count, sum] = [oneUse({ functions: ['COUNT'] }), oneUse({ functions: ['SUM'] })];

    expect(kindsOf(replaced(count, sum))).toEqual(['widens']);
    expect(kindsOf(replaced(sum, count))).toEqual(['widens']);
  });

  test('of a new receiver widens, and the receiver must join', () => {
    const third = memberWith('333333333333', { name: 'Agency' });
    const members = [memberWith(PUBLISHER), memberWith('222222222222')];
    const after = { members: [...members, third], flows: [flowWith(), flowWith({ receiver: third.id })] };

    expect(lines(between({ members }, after))).toEqual([
      expect.stringMatching(/^widens: `Agency` learns of `impressions.uid`/),
      'needsPartner: member `Agency`: not a member → a member',
    ]);
  });
});

describe('columns that are not known', () => {
  const all = flowWith({ column: '*', ...oneUse({ level: 'CLEAR' }) });
  const named = flowWith(oneUse({ level: 'CLEAR' }));

  test('become known without widening', () => {
    expect(kindsOf(between({ flows: [all] }, { flows: [named] }))).toEqual(['narrows']);
  });

  test('widen where all columns were known', () => {
    expect(lines(between({ flows: [named] }, { flows: [all] }))).toEqual([
      'widens: `Advertiser` learns of columns of `impressions` that are not known, a table of `Publisher`: nothing → in clear',
    ]);
  });
});
