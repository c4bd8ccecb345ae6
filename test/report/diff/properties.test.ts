import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CONTROLS, type ControlKind, type ControlValue, type Order } from '../../../src/report/controls';
import { differencesOf } from '../../../src/report/diff/differences';
import { LEVELS, type Level } from '../../../src/report/levels';
import { type Control, type Flow, type PrivacyReport, UNRESTRICTED_KINDS, type Use } from '../../../src/report/report';
import { holds, SEEDS } from '../../support/exploration';
import { ADVERTISER, CONVERSIONS, IMPRESSIONS, KINDS, kindsOf, memberWith, OUTPUT, PUBLISHER, REACH } from './reports';

const OF_LEVELS = LEVELS.filter((level) => level !== 'NOTHING');
const NAMES = ['campaign', 'cat1', 'cost', 'uid'];
const subset = <T>(all: readonly T[]) => fc.subarray([...all]).map((some) => [...some].sort());

const THROUGH = fc.constantFrom<Use['through']>(
  { kind: 'analysis', name: 'reach' },
  { kind: 'analysis', name: 'sales' },
  { kind: 'outsideAnalysis', name: 'arn:aws:cleanrooms:us-east-1:333333333333:template' },
  { kind: 'anyQuery' },
  { kind: 'anyJob' },
  { kind: 'model', name: 'model' },
);

const USE: fc.Arbitrary<Use> = fc.record(
  {
    level: fc.constantFrom(...OF_LEVELS),
    through: THROUGH,
    read: fc.boolean(),
    functions: subset(['AVG', 'COUNT', 'SUM']),
    joins: subset(['conversions.email', 'conversions.uid']),
  },
  { requiredKeys: ['level', 'through', 'read'] },
);

const FLOW: fc.Arbitrary<Flow> = fc
  .record({
    column: fc.constantFrom(...NAMES, '*'),
    guards: subset(['DP', 'MINIMUM'] as const),
    uses: fc.array(USE, { minLength: 1, maxLength: 4 }),
  })
  .map((flow) => ({
    receiver: ADVERTISER,
    owner: PUBLISHER,
    table: 'impressions',
    ...flow,
    level: highestOf(flow.uses),
  }));

function highestOf(uses: readonly Use[]): Level {
  return OF_LEVELS.filter((level) => uses.some((use) => use.level === level)).at(-1) ?? 'NOTHING';
}

function someValue(kind: ControlKind): fc.Arbitrary<ControlValue> {
  const order: Order = CONTROLS[kind];
  switch (order.by) {
    case 'number':
      return fc.integer({ min: 1, max: 100 });
    case 'steps':
      return fc.constantFrom(...order.fromStrongest);
    case 'set':
      return subset(NAMES);
    case 'other':
      return fc.oneof(fc.constantFrom(...NAMES), subset(NAMES));
  }
}

const CONTROL: fc.Arbitrary<Control> = fc.constantFrom(...KINDS).chain((kind) =>
  fc.record({
    kind: fc.constant(kind),
    owner: fc.constantFrom(PUBLISHER, null),
    subject: fc.constantFrom('', 'impressions', 'impressions.uid'),
    value: fc.oneof({ weight: 5, arbitrary: someValue(kind) }, { weight: 1, arbitrary: fc.constant(null) }),
  }),
);

const REPORT: fc.Arbitrary<PrivacyReport> = fc.record({
  version: fc.constant(1 as const),
  collaboration: fc.constant({ path: 'CampaignReach', name: 'CampaignReach', description: null, outside: false }),
  members: fc.constant([memberWith(PUBLISHER), memberWith(ADVERTISER)]),
  tables: fc.constant([CONVERSIONS, IMPRESSIONS]),
  flows: fc.uniqueArray(FLOW, { selector: ({ column }) => column, maxLength: 5 }),
  controls: fc.uniqueArray(CONTROL, {
    selector: ({ kind, owner, subject }) => JSON.stringify([kind, owner, subject]),
    maxLength: 8,
  }),
  outputs: fc.uniqueArray(
    fc.record({
      member: fc.constant(ADVERTISER),
      of: fc.constantFrom('queries', 'jobs'),
      bucket: fc.constantFrom('a', 'b', null),
      prefix: fc.constantFrom('a', 'b', null),
      key: fc.constantFrom('AWS', 'a', null),
      expiresAfterDays: fc.constantFrom(1, 90, 'never' as const, null),
    }),
    { selector: ({ member, of }) => `${member} ${of}`, maxLength: 2 },
  ),
  analyses: fc.uniqueArray(
    fc
      .record({
        name: fc.constantFrom('reach', 'sales'),
        text: fc.constantFrom('SELECT 1', 'SELECT 2', null),
        understood: fc.boolean(),
      })
      .map((facts) => ({ ...REACH, ...facts, sha256: facts.text?.padEnd(64, '0') ?? null })),
    { selector: ({ name }) => name, maxLength: 2 },
  ),
  unrestricted: fc.uniqueArray(
    fc.record({
      kind: fc.constantFrom(...UNRESTRICTED_KINDS),
      values: fc.dictionary(fc.constantFrom('members', 'tables'), subset(NAMES)),
    }),
    { selector: ({ kind }) => kind, maxLength: 3 },
  ),
  unknown: fc.uniqueArray(fc.record({ of: fc.constantFrom('a', 'b'), what: fc.string() }), {
    selector: ({ of, what }) => `${of} ${what}`,
    maxLength: 2,
  }),
});

/** A report, and another one that differs in some way that lets out more. */
const WIDENING: fc.Arbitrary<readonly [before: PrivacyReport, after: PrivacyReport]> = fc.oneof(
  edit(FLOW, (report, flow) => [withFlows(report, [flow]), withFlows(report, [raised(flow)])]),
  edit(FLOW, (report, flow) => [
    withFlows(report, [{ ...flow, guards: ['DP', 'MINIMUM'] }]),
    withFlows(report, [{ ...flow, guards: ['MINIMUM'] }]),
  ]),
  edit(FLOW, (report, flow) => [
    withFlows(report, [{ ...flow, uses: flow.uses.map((use) => ({ ...use, read: true })) }]),
    withFlows(report, [{ ...flow, uses: flow.uses.map((use) => ({ ...use, read: false })) }]),
  ]),
  edit(FLOW, (report, flow) => [
    report,
    { ...report, flows: [...report.flows, { ...flow, receiver: '333333333333' }] },
  ]),
  edit(weakened(), (report, [before, after]) => [withControl(report, before), withControl(report, after)]),
  edit(CONTROL, (report, control) => [
    withControl(report, { ...control, value: control.value ?? 'known' }),
    withControl(report, { ...control, value: null }),
  ]),
  edit(fc.string(), (report, what) => [report, { ...report, unknown: [...report.unknown, { of: 'new', what }] }]),
  edit(fc.constantFrom('bucket', 'prefix', 'key'), (report, property) => [
    { ...report, outputs: [OUTPUT] },
    { ...report, outputs: [{ ...OUTPUT, [property]: 'another' }] },
  ]),
);

function edit<T>(
  some: fc.Arbitrary<T>,
  reports: (report: PrivacyReport, value: T) => readonly [PrivacyReport, PrivacyReport],
): fc.Arbitrary<readonly [PrivacyReport, PrivacyReport]> {
  return fc.tuple(REPORT, some).map(([report, value]) => reports(report, value));
}

function withFlows(report: PrivacyReport, flows: readonly Flow[]): PrivacyReport {
  return { ...report, flows };
}

/** The flow at the next level, or with a use that it does not have if there is no higher level. */
function raised(flow: Flow): Flow {
  const next = OF_LEVELS[OF_LEVELS.indexOf(flow.level as (typeof OF_LEVELS)[number]) + 1];
  return next === undefined
    ? { ...flow, guards: [], uses: flow.uses.map((use) => ({ ...use, read: false })), receiver: '333333333333' }
    : { ...flow, level: next, uses: [{ level: next, through: { kind: 'anyQuery' }, read: true }, ...flow.uses] };
}

/** A control of a table or member with a known value, and the same one with a weaker value. */
function weakened(): fc.Arbitrary<readonly [Control, Control]> {
  return fc
    .constantFrom(...KINDS)
    .chain((kind) => fc.tuple(fc.constant(kind), someValue(kind), someValue(kind)))
    .filter(([kind, one, other]) => isWeaker(CONTROLS[kind], one, other))
    .map(([kind, one, other]) => {
      const control = { kind, owner: PUBLISHER, subject: 'impressions' };
      return [
        { ...control, value: one },
        { ...control, value: other },
      ] as const;
    });
}

/** As the comments of `Order` state it, apart from the code that compares. */
function isWeaker(order: Order, before: ControlValue, after: ControlValue): boolean {
  switch (order.by) {
    case 'number':
      return order.weaker === 'more' ? after > before : after < before;
    case 'steps':
      return order.fromStrongest.indexOf(after as string) > order.fromStrongest.indexOf(before as string);
    case 'set': {
      const [larger, smaller] = order.weaker === 'more' ? [after, before] : [before, after];
      return (larger as string[]).some((name) => !(smaller as string[]).includes(name));
    }
    case 'other':
      return JSON.stringify(before) !== JSON.stringify(after);
  }
}

const MAIN = (['EPSILON', 'ACCESS_BUDGET', 'MINIMUM_GROUP', 'MODEL_LOG_READERS'] as const).map((kind) => ({
  kind,
  owner: PUBLISHER,
  subject: 'impressions',
  value: null,
}));

/** The report with one control, and with those without which some have no meaning. */
function withControl(report: PrivacyReport, { kind, value }: Control): PrivacyReport {
  const control = { kind, owner: PUBLISHER, subject: 'impressions', value };
  return { ...report, controls: [control, ...MAIN.filter((main) => main.kind !== kind)] };
}

/** Chains of reports in which every difference has an order: one use in each flow, and values of ordered kinds. */
const ORDERED: fc.Arbitrary<PrivacyReport> = fc
  .tuple(REPORT, fc.array(FLOW, { maxLength: 4 }))
  .map(([report, flows]) => ({
    ...report,
    flows: [...new Map(flows.map((flow) => [flow.column, simple(flow)])).values()].filter(
      ({ column }) => column !== '*',
    ),
    controls: report.controls.filter(({ kind, value }) => CONTROLS[kind].by !== 'other' && value !== null),
    outputs: [],
    analyses: [],
    unrestricted: [],
    unknown: [],
  }));

function simple(flow: Flow): Flow {
  return { ...flow, guards: [], uses: [{ level: flow.level, through: { kind: 'anyQuery' }, read: true }] };
}

describe.each(SEEDS)('the difference between random reports (RANDOM_SEED=%i)', (seed) => {
  test('is nothing for a report and itself', () => {
    holds(
      fc.property(REPORT, (report) => {
        expect(differencesOf([report], [structuredClone(report)])).toEqual([]);
      }),
      seed,
    );
  });

  test('widens in one direction where it narrows in the other one, if everything has an order', () => {
    holds(
      fc.property(ORDERED, ORDERED, (one, other) => {
        const [there, back] = [differencesOf([one], [other]), differencesOf([other], [one])];
        const opposite = new Map(back.map(({ kind, change }) => [subjectOf(change), kind]));

        expect(there).toHaveLength(back.length);
        for (const { kind, change } of there) {
          const expected = kind === 'widens' ? 'narrows' : 'widens';
          expect([expected, ...(isIncomparable(change) ? ['widens'] : [])]).toContain(opposite.get(subjectOf(change)));
        }
      }),
      seed,
    );
  });

  test('contains what widens as such', () => {
    holds(
      fc.property(WIDENING, ([before, after]) => {
        expect(kindsOf(differencesOf([before], [after]))).toContain('widens');
      }),
      seed,
    );
  });

  test('has a fingerprint for each change, which no other change has', () => {
    holds(
      fc.property(REPORT, REPORT, (one, other) => {
        const fingerprints = differencesOf([one], [other]).map(({ fingerprint }) => fingerprint);

        expect(fingerprints.filter((fingerprint) => !/^[0-9a-f]{16}$/.test(fingerprint))).toEqual([]);
        expect(new Set(fingerprints).size).toBe(fingerprints.length);
        expect(differencesOf([one], [other]).map(({ fingerprint }) => fingerprint)).toEqual(fingerprints);
      }),
      seed,
    );
  });
});

type ChangeLike = ReturnType<typeof differencesOf>[number]['change'];

function subjectOf({ before, after, ...rest }: ChangeLike): string {
  return JSON.stringify(rest);
}

/** Sets of which each has what the other one lacks. */
function isIncomparable({ before, after }: ChangeLike): boolean {
  const [one, other] = [before, after].map((value) => (Array.isArray(value) ? (value as unknown[]) : []));
  return one.some((name) => !other.includes(name)) && other.some((name) => !one.includes(name));
}
