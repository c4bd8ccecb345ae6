import { describe, expect, test } from 'vitest';
import { CONTROLS, type ControlKind, type ControlValue } from '../../../src/report/controls';
import type { Stated } from '../../../src/report/diff/control-comparison';
import type { Control, ReportedAnalysis } from '../../../src/report/report';
import { between, control, KINDS, kindsOf, lines, PUBLISHER, REACH } from './reports';

/** What must be there so that a control has a meaning. */
const MAIN: { readonly [kind in ControlKind]?: Control } = {
  BUDGET_REFRESH: control('EPSILON', 3),
  USERS_NOISE_PER_QUERY: control('EPSILON', 3),
  MODEL_LOG_DETAIL: control('MODEL_LOG_READERS', []),
  MODEL_LOG_REDACTION: control('MODEL_LOG_READERS', []),
  MODEL_LOG_FILTER: control('MODEL_LOG_READERS', []),
  ACCESS_BUDGET_REFRESH: control('ACCESS_BUDGET', 5),
  THRESHOLD_COLUMNS: control('MINIMUM_GROUP', 5),
  AGGREGATE_EXPRESSIONS: control('MINIMUM_GROUP', 5),
};

/** The difference that a control makes; `undefined` stands for a report without it. */
function changed(kind: ControlKind, before: Stated, after: Stated, subject?: string) {
  const controls = (value: Stated) => [
    ...(MAIN[kind] ? [MAIN[kind]] : []),
    ...(value === undefined ? [] : [control(kind, value, subject)]),
  ];
  return between({ controls: controls(before) }, { controls: controls(after) });
}

/** A stronger and a weaker value of each kind. Those of kinds without an order are two values. */
const VALUES: Readonly<Record<ControlKind, readonly [stronger: ControlValue, weaker: ControlValue]>> = {
  EPSILON: [3, 10],
  USERS_NOISE_PER_QUERY: [30, 10],
  BUDGET_REFRESH: ['NONE', 'CALENDAR_MONTH'],
  ACCESS_BUDGET: [5, 50],
  ACCESS_BUDGET_REFRESH: [false, true],
  MINIMUM_GROUP: [50, 2],
  OUTPUT_COLUMN_MINIMUM: [50, 2],
  THRESHOLD_COLUMNS: [['uid'], ['household']],
  AGGREGATE_EXPRESSIONS: ['COLUMNS_ONLY', 'ANY_EXPRESSION'],
  USER_IDENTIFIER: ['uid', 'device'],
  ALLOWED_COLUMNS: [['cat1'], ['cat1', 'cost']],
  DISALLOWED_OUTPUT_COLUMNS: [['cost', 'uid'], ['cost']],
  LITERAL_COMPARISONS: [[], ['campaign']],
  COLUMN_COMPARISONS: [['uid'], ['email', 'uid']],
  JOIN_COLUMNS: [['uid'], ['email', 'uid']],
  JOIN_OPERATORS: [['AND'], ['AND', 'OR']],
  JOIN_REQUIRED: [true, false],
  SCALAR_FUNCTIONS: [['CAST'], ['CAST', 'SUBSTRING']],
  ALLOWED_ANALYSES: [['reach'], ['ANY_QUERY', 'reach']],
  ANALYSIS_PROVIDERS: [['111111111111'], ['111111111111', '333333333333']],
  ADDITIONAL_ANALYSES: [['model'], ['model', 'other']],
  RESULT_RECEIVERS: [['222222222222'], ['222222222222', '333333333333']],
  RESULT_REGIONS: [['us-east-1'], ['eu-west-1', 'us-east-1']],
  QUERY_LOG: [true, false],
  JOB_LOG: [true, false],
  AUTO_APPROVED_CHANGES: [[], ['ADD_MEMBER']],
  CLEARTEXT: [false, true],
  JOINS_OF_OTHER_NAMES: [false, true],
  ENCRYPTED_DUPLICATES: [false, true],
  ENCRYPTED_NULLS: [false, true],
  ERROR_DETAILS: [false, true],
  ATTACK_SCORE: [0.5, 0.7],
  SYNTHETIC_DATA_EPSILON: [1, 2],
  MAPPED_IDS: [false, true],
  MODEL_LOG_READERS: [['111111111111'], ['111111111111', '333333333333']],
  MODEL_LOG_DETAIL: ['ERROR_SUMMARY', 'ALL'],
  MODEL_LOG_REDACTION: [['email', 'uid'], ['uid']],
  MODEL_LOG_FILTER: ['error', 'warning'],
  MODEL_OUTPUT_SIZE: [1, 2],
  MODEL_EXPORTS: [[], ['MODEL_ARTIFACTS']],
  MODEL_METRICS: [['loss'], ['accuracy', 'loss']],
  METRIC_NOISE: ['HIGH', 'LOW'],
  ROLE_TRUST: [['222222222222/m-1'], ['222222222222/*']],
};

const ORDERED = KINDS.filter((kind) => CONTROLS[kind].by !== 'other');

describe.each(KINDS)('%s', (kind) => {
  const [stronger, weaker] = VALUES[kind];

  test('that is weaker widens, with its reason', () => {
    const [difference, ...others] = changed(kind, stronger, weaker);

    expect(others).toEqual([]);
    expect(difference).toMatchObject({ kind: 'widens', change: { of: 'control', control: kind } });
    expect(difference?.why).not.toEqual([]);
    expect(difference?.before).not.toEqual(difference?.after);
  });

  test('that is stronger narrows, if its values have an order', () => {
    expect(kindsOf(changed(kind, weaker, stronger))).toEqual([ORDERED.includes(kind) ? 'narrows' : 'widens']);
  });

  test('that is not known any more widens, and that is known now does not', () => {
    expect(kindsOf(changed(kind, stronger, null))).toEqual(['widens']);
    expect(kindsOf(changed(kind, weaker, null))).toEqual(['widens']);
    expect(kindsOf(changed(kind, null, stronger))).toEqual(['narrows']);
    expect(kindsOf(changed(kind, null, weaker))).toEqual([expect.stringMatching(/^(narrows|neutral)$/)]);
  });

  test('without a change is not in the list', () => {
    expect([stronger, null, undefined].flatMap((value) => changed(kind, value, value))).toEqual([]);
  });
});

describe('a control that a report does not have', () => {
  test.each<[ControlKind, Stated, Stated, string]>([
    ['EPSILON', undefined, 3, 'narrows: epsilon of the privacy budget of `Publisher`: no limit → 3'],
    ['EPSILON', 3, undefined, 'widens: epsilon of the privacy budget of `Publisher`: 3 → no limit'],
    [
      'ACCESS_BUDGET',
      5,
      undefined,
      'widens: access budget of `impressions, CALENDAR_DAY`, of `Publisher`: 5 → no limit',
    ],
    ['MINIMUM_GROUP', 2, undefined, 'widens: smallest group of `impressions`, of `Publisher`: 2 → no limit'],
    [
      'OUTPUT_COLUMN_MINIMUM',
      undefined,
      100,
      'widens: smallest group that shows `impressions`, of `Publisher`: none → 100',
    ],
    [
      'LITERAL_COMPARISONS',
      ['campaign'],
      undefined,
      'widens: columns of `impressions` that queries can compare with constants, of `Publisher`: `campaign` → all',
    ],
    ['JOIN_REQUIRED', true, undefined, 'widens: join that queries of `impressions` need, of `Publisher`: yes → no'],
    ['MAPPED_IDS', undefined, true, 'widens: IDs of `impressions` in results, of `Publisher`: no → yes'],
    ['USER_IDENTIFIER', 'uid', undefined, 'widens: user identifier of `impressions`, of `Publisher`: `uid` → none'],
    ['USER_IDENTIFIER', undefined, 'uid', 'narrows: user identifier of `impressions`, of `Publisher`: none → `uid`'],
    ['ERROR_DETAILS', undefined, null, 'widens: details in errors of `impressions`, of `Publisher`: no → not known'],
    ['EPSILON', undefined, null, 'neutral: epsilon of the privacy budget of `Publisher`: no limit → not known'],
    ['EPSILON', null, undefined, 'neutral: epsilon of the privacy budget of `Publisher`: not known → no limit'],
    ['JOB_LOG', null, undefined, 'neutral: log of jobs of `Publisher`: not known → no'],
    [
      'RESULT_REGIONS',
      null,
      undefined,
      'neutral: Regions in which results of `Publisher` can be written: not known → all',
    ],
  ])('%s: %j → %j', (kind, before, after, expected) => {
    const subject = ['JOB_LOG', 'RESULT_REGIONS'].includes(kind) ? '' : undefined;

    expect(lines(changed(kind, before, after, subject))).toEqual([expected]);
  });

  test.each<[ControlKind, Stated]>([
    ['BUDGET_REFRESH', 'NONE'],
    ['ALLOWED_COLUMNS', []],
    ['QUERY_LOG', false],
    ['CLEARTEXT', true],
  ])('is the same as %s with %j', (kind, value) => {
    expect([...changed(kind, undefined, value), ...changed(kind, value, undefined)]).toEqual([]);
  });
});

describe('sets', () => {
  test('of which one has elements that the other one does not have widen in both directions', () => {
    expect(kindsOf(changed('RESULT_RECEIVERS', ['1'], ['2']))).toEqual(['widens']);
    expect(kindsOf(changed('DISALLOWED_OUTPUT_COLUMNS', ['a'], ['b']))).toEqual(['widens']);
  });

  test('with a pattern contain what it stands for', () => {
    expect(kindsOf(changed('ROLE_TRUST', ['*'], ['222222222222/*']))).toEqual(['narrows']);
    expect(kindsOf(changed('ROLE_TRUST', ['222222222222/*'], ['222222222222/m', '333333333333/m']))).toEqual([
      'widens',
    ]);
    expect(changed('ROLE_TRUST', ['222222222222/*'], ['222222222222/*', '222222222222/m'])).toEqual([]);
  });

  test('that are long are shown with what differs', () => {
    const columns = Array.from({ length: 12 }, (_, i) => `c${i}`);

    expect(lines(changed('ALLOWED_COLUMNS', columns, [...columns, 'cost']))).toEqual([
      'widens: columns of `impressions` that analyses can use, of `Publisher`: 12 in all → 13 in all, among them `cost`',
    ]);
  });
});

describe('controls that come and go with something else are not compared', () => {
  test('of a table, a budget or a member that is not in both reports', () => {
    const other = control('ROLE_TRUST', ['*'], 'other');

    expect(between({}, { controls: [other] })).toEqual([]);
    expect(between({ controls: [other] }, {})).toEqual([]);
    expect(between({}, { controls: [control('BUDGET_REFRESH', 'CALENDAR_MONTH')] })).toEqual([]);
    expect(between({}, { controls: [control('QUERY_LOG', true, '', '333333333333')] })).toEqual([]);
  });

  test('but a table whose name is the beginning of another one is in both', () => {
    const [before, after] = [2, 1].map((value) => ({ controls: [control('MINIMUM_GROUP', value, 'impressions.uid')] }));

    expect(kindsOf(between({ ...before }, { ...after }))).toEqual(['widens']);
  });
});

describe('a template with another name and the same text', () => {
  const renamed: ReportedAnalysis = { ...REACH, name: 'reach2' };

  test('is allowed as before, but a partner must act', () => {
    const differences = between(
      { controls: [control('ALLOWED_ANALYSES', ['reach']), control('ATTACK_SCORE', 0.5, 'reach')] },
      {
        analyses: [renamed],
        controls: [control('ALLOWED_ANALYSES', ['reach2']), control('ATTACK_SCORE', 0.6, 'reach2')],
      },
    );

    expect(lines(differences)).toEqual([
      'widens: accepted score of an attack on the synthetic data of `reach2`, of `Publisher`: 0.5 → 0.6',
      'needsPartner: template `reach2` of `Publisher` becomes another template, with another ARN: ' +
        'SHA-256 `aaaaaaaa`, 2 aggregations a run → SHA-256 `aaaaaaaa`, 2 aggregations a run',
    ]);
    expect(differences[1]?.change).toMatchObject({ of: 'analysis', owner: PUBLISHER, subject: 'reach2' });
  });
});
