import fc from 'fast-check';
import { CONTROLS, type ControlKind, type ControlValue } from '../../../src/report/controls';
import { LEVELS } from '../../../src/report/levels';
import {
  type Control,
  type Flow,
  type PrivacyReport,
  type Through,
  UNRESTRICTED_KINDS,
  type Use,
} from '../../../src/report/report';
import { EMPTY } from './reports';

/**
 * Random reports. Each name of a user is `x` with a number, `nx12`, so that a test can write another text in its place.
 */
export const NAME = /nx\d+x/g;

const name = fc.nat({ max: 30 }).map((i) => `nx${i}x`);
const names = fc.uniqueArray(name, { maxLength: 4 });
const member = fc.nat({ max: 3 }).map((i) => `nx${i}x`);
const answer = fc.constantFrom(true, false, null);
const nullable = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary);

const through: fc.Arbitrary<Through> = fc.oneof(
  fc.record({ kind: fc.constantFrom('analysis' as const, 'outsideAnalysis' as const, 'model' as const), name }),
  fc.record({ kind: fc.constantFrom('anyQuery' as const, 'anyJob' as const) }),
);

const level = fc.constantFrom(...LEVELS.slice(1));

const use: fc.Arbitrary<Use> = fc.record(
  {
    level,
    through,
    functions: fc.subarray(['COUNT', 'COUNT_DISTINCT', 'SUM', 'MEDIAN']),
    parameters: names,
    joins: names,
    read: fc.boolean(),
  },
  { requiredKeys: ['level', 'through', 'read'] },
);

const flow: fc.Arbitrary<Flow> = fc
  .record({
    receiver: member,
    owner: member,
    table: name,
    column: fc.oneof(name, fc.constant('*')),
    level,
    guards: fc.subarray(['DP' as const, 'MINIMUM' as const]),
    uses: fc.array(use, { minLength: 1, maxLength: 3 }),
  })
  .filter(({ receiver, owner }) => receiver !== owner);

/** Any membership, or some of them. */
const trust = fc.oneof(fc.constant(['*']), fc.subarray(['123456789012/*', '123456789012/nx9x']));

/** A value that a kind of control can have. */
export function arbitraryValue(kind: ControlKind): fc.Arbitrary<ControlValue> {
  const order = CONTROLS[kind];
  switch (order.by) {
    case 'number':
      return fc.integer({ min: 1, max: 100_000 });
    case 'steps':
      return fc.constantFrom<string | boolean>(...order.fromStrongest);
    default:
      return kind === 'ROLE_TRUST' ? trust : names;
  }
}

const control: fc.Arbitrary<Control> = fc.constantFrom(...(Object.keys(CONTROLS) as ControlKind[])).chain((kind) =>
  fc.record({
    kind: fc.constant(kind),
    owner: nullable(member),
    subject: fc.oneof(name, fc.constant('')),
    value: nullable(arbitraryValue(kind)),
  }),
);

const analysis = fc.record({
  owner: member,
  name,
  kind: fc.constantFrom('template' as const, 'intermediateTable' as const),
  format: fc.constantFrom('SQL', 'PYSPARK_1_0', null),
  text: nullable(fc.constant('SELECT 1\n')),
  sha256: nullable(fc.constant('0'.repeat(64))),
  parameters: fc.array(fc.record({ name, type: nullable(fc.constantFrom('INTEGER', 'CHAR')) }), { maxLength: 2 }),
  understood: fc.boolean(),
  verdict: fc.constantFrom('allowed' as const, 'refused' as const, 'unknown' as const, null),
  privacyVerdict: fc.constantFrom('VALID' as const, 'INVALID' as const, 'UNABLE_TO_VALIDATE' as const, null),
  aggregationsPerRun: nullable(fc.nat({ max: 5 })),
  reads: names,
  allowedBy: names,
  columns: fc.constant(null),
});

export const arbitraryReport: fc.Arbitrary<PrivacyReport> = fc.record({
  version: fc.constant(1 as const),
  collaboration: fc.record({
    path: name,
    name: nullable(name),
    description: nullable(name),
    outside: fc.boolean(),
  }),
  members: fc.nat({ max: 4 }).chain((count) =>
    fc.tuple(
      ...Array.from({ length: count }, (_, i) =>
        fc.record({
          id: fc.constant(`nx${i}x`),
          account: nullable(fc.constant(`nx${i}x`)),
          name: nullable(name),
          creator: fc.boolean(),
          inApp: fc.boolean(),
          queries: answer,
          runsJobs: answer,
          receivesResults: answer,
          receivesModels: answer,
          receivesInference: answer,
          pays: fc.subarray(['queryCompute', 'jobCompute', 'modelTraining']),
        }),
      ),
    ),
  ),
  tables: fc.uniqueArray(
    fc.record({
      owner: member,
      name,
      kind: fc.constantFrom('association' as const, 'intermediateTable' as const, 'idMappingTable' as const),
      rule: fc.constantFrom('AGGREGATION' as const, 'LIST' as const, 'CUSTOM' as const, 'NONE' as const, null),
      columns: nullable(names),
      sourceColumns: nullable(fc.nat({ max: 20 })),
      userIdentifier: nullable(name),
    }),
    { maxLength: 5, selector: ({ owner, name }) => `${owner} ${name}` },
  ),
  flows: fc.uniqueArray(flow, {
    maxLength: 12,
    selector: ({ receiver, owner, table, column }) => [receiver, owner, table, column].join(' '),
  }),
  controls: fc.array(control, { maxLength: 12 }),
  outputs: fc.array(
    fc.record({
      member,
      of: fc.constantFrom('queries' as const, 'jobs' as const),
      bucket: nullable(name),
      prefix: nullable(name),
      key: fc.oneof(name, fc.constantFrom('AWS', null)),
      expiresAfterDays: fc.constantFrom(7, 'never' as const, null),
    }),
    { maxLength: 2 },
  ),
  analyses: fc.array(analysis, { maxLength: 3 }),
  unrestricted: fc.array(
    fc.record({
      kind: fc.constantFrom(...UNRESTRICTED_KINDS),
      values: fc.record({
        members: fc.array(member, { maxLength: 2 }),
        owner: member,
        tables: names,
        columns: names,
        analyses: names,
        models: names,
        budgets: fc.array(member, { maxLength: 1 }),
      }),
    }),
    { maxLength: 4 },
  ),
  unknown: fc.array(fc.record({ of: name, what: name }), { maxLength: 2 }),
});

/** A report with a text in the place of each name. */
export function renamed(report: PrivacyReport, textOf: (name: string) => string): PrivacyReport {
  const walk = (value: unknown): unknown => {
    if (typeof value === 'string') {
      return value.replace(NAME, textOf);
    }
    if (Array.isArray(value)) {
      return value.map(walk);
    }
    return typeof value === 'object' && value !== null
      ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, walk(one)]))
      : value;
  };
  return walk(report) as PrivacyReport;
}

/** A room with many tables and columns, of which all flow to one member. */
export function largeRoom(tables: number, columns: number): PrivacyReport {
  const columnNames = Array.from({ length: columns }, (_, i) => `column_${i}`);
  const tableNames = Array.from({ length: tables }, (_, i) => `table_${i}`);
  const [owner, receiver] = ['111111111111', '222222222222'];
  const member = (id: string) => ({
    id,
    account: id,
    name: null,
    creator: false,
    inApp: true,
    queries: true,
    runsJobs: false,
    receivesResults: true,
    receivesModels: false,
    receivesInference: false,
    pays: [],
  });
  return {
    ...EMPTY,
    members: [member(owner), member(receiver)],
    tables: tableNames.map((name) => ({
      owner,
      name,
      kind: 'association',
      rule: 'CUSTOM',
      columns: columnNames,
      sourceColumns: columns,
      userIdentifier: null,
    })),
    flows: tableNames.flatMap((table) =>
      columnNames.map((column) => ({
        receiver,
        owner,
        table,
        column,
        level: 'CLEAR' as const,
        guards: [],
        uses: [{ level: 'CLEAR' as const, through: { kind: 'anyQuery' as const }, read: true }],
      })),
    ),
  };
}
