import { describe, expect, test } from 'vitest';
import { differencesOf } from '../../../src/report/diff/differences';
import { written } from '../../../src/report/diff/phrase';
import type { PrivacyReport, ReportedAnalysis } from '../../../src/report/report';
import { OTHERS } from '../../../src/report/room';
import {
  ADVERTISER,
  between,
  CONVERSIONS,
  control,
  flowWith,
  IMPRESSIONS,
  kindsOf,
  lines,
  memberWith,
  OUTPUT,
  PUBLISHER,
  REACH,
  reportWith,
} from './reports';

function roomAt(path: string, name: string | null = path, facts: Partial<PrivacyReport> = {}): PrivacyReport {
  return reportWith({ collaboration: { path, name, description: null, outside: false }, ...facts });
}

describe('reports of one collaboration', () => {
  const noFlows = { flows: [] };

  test('have the same path, also in another order', () => {
    const [a, b] = [roomAt('A'), roomAt('B')];

    expect(differencesOf([a, b], [b, a])).toEqual([]);
    expect(lines(differencesOf([a, b], [b, { ...a, ...noFlows }]))).toEqual([
      expect.stringMatching(/^narrows: `Advertiser` learns of `impressions.uid`/),
    ]);
  });

  test('have the same name and creator, if no path is the same', () => {
    const [a, b] = [roomAt('One/A', 'Ads'), roomAt('One/B', 'Other')];
    const [a2, b2] = [roomAt('Two/A', 'Ads'), roomAt('Two/B', 'Other')];

    expect(lines(differencesOf([a, b], [b2, a2]))).toEqual([
      'neutral: path of the collaboration in the app: `One/B` → `Two/B`',
      'neutral: path of the collaboration in the app: `One/A` → `Two/A`',
    ]);
  });

  test('are the only two that are left', () => {
    const [before, after] = [roomAt('A', null), roomAt('B', 'Ads')];

    expect(lines(differencesOf([roomAt('C'), before], [after, roomAt('C')]))).toEqual([
      'neutral: name of the collaboration: not known → `Ads`',
      'neutral: path of the collaboration in the app: `A` → `B`',
    ]);
  });

  test('that has none in the other app is added, and every flow of it widens', () => {
    const added = roomAt('B', 'B', { unknown: [{ of: 'B/Table', what: 'which columns it contains' }] });
    const differences = differencesOf([roomAt('A')], [roomAt('A'), added]);

    expect(lines(differences)).toEqual([
      expect.stringMatching(/^widens: `Advertiser` learns of `impressions.uid`.*nothing → /),
      'widens: `B/Table`: `which columns it contains`: known, or not needed → not known',
      'needsPartner: collaboration `B`: not in the app → in the app',
    ]);
    expect(differences.map(({ collaboration }) => collaboration)).toEqual(['B', 'B', 'B']);
  });

  test('that has none in the other app is removed, and every flow of it narrows', () => {
    expect(lines(differencesOf([roomAt('A'), roomAt('B')], [roomAt('A')]))).toEqual([
      'narrows: collaboration `B`: in the app → not in the app',
      expect.stringMatching(/^narrows: `Advertiser` learns of `impressions.uid`/),
    ]);
  });
});

describe('tables', () => {
  test('that are renamed are removed and added', () => {
    const renamed = { ...IMPRESSIONS, name: 'views' };
    const differences = between(
      { controls: [control('ROLE_TRUST', ['*'])] },
      { tables: [CONVERSIONS, renamed], flows: [flowWith({ table: 'views' })] },
    );

    expect(lines(differences)).toEqual([
      expect.stringMatching(/^widens: `Advertiser` learns of `views.uid`/),
      'widens: table `views` of `Publisher`: not in the collaboration → a custom rule; 3 of 17 columns',
      expect.stringMatching(/^narrows: `Advertiser` learns of `impressions.uid`/),
      'narrows: table `impressions` of `Publisher`: a custom rule; 3 of 17 columns → not in the collaboration',
    ]);
  });

  test.each([
    ['CUSTOM', 'LIST', 'neutral'],
    ['CUSTOM', null, 'widens'],
    [null, 'CUSTOM', 'neutral'],
  ] as const)('whose rule was %s and is %s', (before, after, kind) => {
    const [one, other] = [before, after].map((rule) => ({ tables: [CONVERSIONS, { ...IMPRESSIONS, rule }] }));

    expect(kindsOf(between({ ...one }, { ...other }))).toEqual([kind]);
  });
});

describe('members', () => {
  const [publisher, advertiser] = [memberWith(PUBLISHER), memberWith(ADVERTISER)];
  const changed = (facts: Partial<typeof advertiser>, before: Partial<typeof advertiser> = {}) =>
    between(
      { members: [publisher, { ...advertiser, ...before }] },
      { members: [publisher, { ...advertiser, ...facts }] },
    );

  test.each([
    [{ runsJobs: true }, 'needsPartner: `Advertiser` runs jobs: no → yes'],
    [{ queries: false }, 'narrows: `Advertiser` runs queries: yes → no'],
    [{ receivesModels: null }, 'widens: `Advertiser` receives the files of trained models: no → not known'],
    [{ receivesResults: null }, 'neutral: `Advertiser` receives results: yes → not known'],
    [{ pays: [] }, 'needsPartner: costs that `Advertiser` pays: `queryCompute` → none'],
    [{ inApp: false }, 'neutral: membership of `Advertiser` in the app: yes → no'],
    [{ creator: true }, 'neutral: `Advertiser` creates the collaboration: no → yes'],
  ])('with %j', (facts, expected) => {
    expect(lines(changed(facts))).toEqual([expected]);
  });

  test('with another name, and with one name for both', () => {
    expect(lines(changed({ name: 'Publisher', runsJobs: true }))).toEqual([
      'needsPartner: `Publisher (222222222222)` runs jobs: no → yes',
      'neutral: display name of `222222222222`: `Advertiser` → `Publisher`',
    ]);
  });

  test('that are removed narrow, and those that are not known widen', () => {
    const others = memberWith(OTHERS, { name: null });

    expect(lines(between({}, { members: [publisher, advertiser, others] }))).toEqual([
      'widens: member `other members`: not a member → a member',
    ]);
    expect(lines(between({}, { members: [publisher] }))).toEqual([
      'narrows: member `Advertiser`: a member → not a member',
    ]);
  });
});

describe('outputs', () => {
  test.each([
    [{ bucket: 'Other' }, 'widens: results of queries of `Advertiser`: bucket: `Advertiser/Results` → `Other`'],
    [{ prefix: null }, 'widens: results of queries of `Advertiser`: prefix of keys: `reach` → not known'],
    [{ key: 'AWS' }, 'widens: results of queries of `Advertiser`: encryption key: `Advertiser/Key` → `AWS`'],
    [
      { expiresAfterDays: 400 },
      'widens: results of queries of `Advertiser`: days after which they are deleted: 90 → 400',
    ],
    [
      { expiresAfterDays: 'never' },
      'widens: results of queries of `Advertiser`: days after which they are deleted: 90 → never',
    ],
    [
      { expiresAfterDays: 30 },
      'narrows: results of queries of `Advertiser`: days after which they are deleted: 90 → 30',
    ],
  ] as const)('with %j', (facts, expected) => {
    expect(lines(between({}, { outputs: [{ ...OUTPUT, ...facts }] }))).toEqual([expected]);
  });

  test('whose values become known do not widen', () => {
    const unknown = { ...OUTPUT, bucket: null, prefix: null, key: null, expiresAfterDays: null };

    expect(kindsOf(between({ outputs: [unknown] }, {}))).toEqual(['narrows', 'neutral', 'neutral', 'neutral']);
    expect(kindsOf(between({ outputs: [{ ...OUTPUT, key: 'AWS' }] }, {}))).toEqual(['narrows']);
  });

  test('that are new widen, unless the member is new', () => {
    expect(lines(between({ outputs: [] }, {}))).toEqual([
      'widens: place for the results of queries of `Advertiser`: none → `Advertiser/Results`',
    ]);
    expect(kindsOf(between({}, { outputs: [] }))).toEqual(['narrows']);
    expect(kindsOf(between({ outputs: [], members: [memberWith(PUBLISHER)], flows: [] }, { flows: [] }))).toEqual([
      'needsPartner',
    ]);
  });
});

describe('analyses', () => {
  const other: ReportedAnalysis = { ...REACH, text: 'SELECT 1', sha256: 'b'.repeat(64), aggregationsPerRun: 3 };
  const own = { allowedBy: ['impressions'] };
  const changed = (facts: Partial<ReportedAnalysis>, before: Partial<ReportedAnalysis> = {}) =>
    between({ analyses: [{ ...REACH, ...before }] }, { analyses: [{ ...other, ...facts }] });

  test('with another text and the same lineage are neutral, with both texts', () => {
    const [difference, ...rest] = changed(own, own);

    expect(rest).toEqual([]);
    expect(lines(difference ? [difference] : [])).toEqual([
      'neutral: template `reach` of `Publisher` has another text: ' +
        'SHA-256 `aaaaaaaa`, 2 aggregations a run → SHA-256 `bbbbbbbb`, 3 aggregations a run',
    ]);
    expect(difference?.texts).toEqual({ before: REACH.text, after: 'SELECT 1' });
  });

  test('need the partner whose table allows the replaced template', () => {
    const [difference] = changed({});

    expect(difference).toMatchObject({ kind: 'needsPartner', texts: { after: 'SELECT 1' } });
    expect(written(difference?.why ?? [], String)).toMatch(/^conversions allows the template by its ARN/);
  });

  test('with a text that is not understood widen, and need the partner as well', () => {
    expect(kindsOf(changed({ understood: false }))).toEqual(['widens', 'needsPartner']);
    expect(kindsOf(changed({ ...own, understood: true }, { ...own, understood: false }))).toEqual(['neutral']);
    expect(kindsOf(changed({ understood: false, allowedBy: [] }, { understood: false, allowedBy: [] }))).toEqual([
      'neutral',
    ]);
  });

  test('that return another column widen, unless a flow shows it', () => {
    const columns = [{ name: 'cost', from: [{ table: 'impressions', column: 'cost', level: 'AGGREGATED' as const }] }];
    const shown = flowWith({ column: 'cost' });

    expect(kindsOf(changed({ ...own, columns }, own))).toEqual(['widens']);
    expect(
      lines(
        between(
          { analyses: [{ ...REACH, ...own }] },
          { analyses: [{ ...other, ...own, columns }], flows: [flowWith(), shown] },
        ),
      ),
    ).toEqual([
      expect.stringMatching(/^widens: `Advertiser` learns of `impressions.cost`/),
      expect.stringMatching(/^neutral: template `reach`/),
    ]);
  });

  test('of an intermediate table have no ARN that partners allow', () => {
    expect(kindsOf(changed({ kind: 'intermediateTable' }, { kind: 'intermediateTable' }))).toEqual(['neutral']);
  });

  test('with another definition are replaced', () => {
    expect(
      lines(changed({ ...REACH, ...own, parameters: [{ name: 'campaign', type: 'INTEGER' }] }, own)).map((one) =>
        one.slice(0, 55),
      ),
    ).toEqual(['neutral: template `reach` of `Publisher` has another de']);
  });

  test('that are new widen only if they are allowed and not understood', () => {
    const added = (facts: Partial<ReportedAnalysis>) =>
      between({ analyses: [] }, { analyses: [{ ...REACH, ...facts }] });

    expect(kindsOf(added({}))).toEqual(['neutral']);
    expect(kindsOf(added({ understood: false }))).toEqual(['widens']);
    expect(kindsOf(added({ understood: false, allowedBy: [] }))).toEqual(['neutral']);
    expect(kindsOf(between({}, { analyses: [] }))).toEqual(['narrows']);
  });
});

test('a column that is added to a table is not repeated if a member learns of it', () => {
  const columns = (...names: string[]) => ({ controls: [control('ALLOWED_COLUMNS', names)] });
  const cost = { flows: [flowWith(), flowWith({ column: 'cost' })] };

  expect(lines(between(columns('uid'), { ...columns('cost', 'uid'), ...cost }))).toEqual([
    expect.stringMatching(/^widens: `Advertiser` learns of `impressions.cost`/),
  ]);
  expect(kindsOf(between({ ...columns('cost', 'uid'), ...cost }, columns('uid')))).toEqual(['narrows']);
  expect(kindsOf(between(columns('uid'), { ...columns('cost', 'other', 'uid'), ...cost }))).toEqual([
    'widens',
    'widens',
  ]);
});

describe('what is not restricted', () => {
  const noMinimum = [{ kind: 'NO_MINIMUM', values: { tables: ['impressions'] } }] as const;

  test('is neutral, with its values', () => {
    expect(lines(between({}, { unrestricted: noMinimum }))).toEqual([
      'neutral: not restricted: no minimum group size applies: does not apply → tables: `impressions`',
    ]);
    expect(lines(between({ unrestricted: noMinimum }, { unrestricted: [{ kind: 'NO_MINIMUM', values: {} }] }))).toEqual(
      ['neutral: not restricted: no minimum group size applies: tables: `impressions` → applies'],
    );
  });

  test('is not repeated if it follows from what widens', () => {
    const before = { controls: [control('MINIMUM_GROUP', 2)] };

    expect(kindsOf(between(before, { unrestricted: noMinimum }))).toEqual(['widens']);
  });
});

test('what widens comes first, then what narrows, what needs a partner, and what is neutral', () => {
  const differences = between(
    { controls: [control('EPSILON', 3), control('MINIMUM_GROUP', 2)] },
    {
      collaboration: { path: 'Publisher/CampaignReach', name: 'CampaignReach', description: 'Sales', outside: false },
      controls: [control('EPSILON', 10), control('MINIMUM_GROUP', 5)],
      members: [memberWith(PUBLISHER), memberWith(ADVERTISER, { pays: [] })],
    },
  );

  expect(kindsOf(differences)).toEqual(['widens', 'narrows', 'needsPartner', 'neutral']);
});

test('the fingerprint depends on the values, and on the collaboration', () => {
  const epsilon = (value: number) => reportWith({ controls: [control('EPSILON', value)] });
  const named = (report: PrivacyReport) => ({ ...report, collaboration: { ...report.collaboration, name: 'Other' } });
  const fingerprints = [
    differencesOf([epsilon(3)], [epsilon(10)]),
    differencesOf([epsilon(3)], [epsilon(11)]),
    differencesOf([epsilon(2)], [epsilon(10)]),
    differencesOf([epsilon(10)], [epsilon(3)]),
    differencesOf([named(epsilon(3))], [named(epsilon(10))]),
  ].map(([difference]) => difference?.fingerprint);

  expect(new Set(fingerprints).size).toBe(5);
  expect(fingerprints[0]).toBe('84eac538d8775156');
});
