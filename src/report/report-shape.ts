import { AGGREGATION, CUSTOM, LIST } from '../private/words';
import { CONTROLS, type ControlKind, type Order, orderOf, stepsOf } from './controls';
import { LEVELS } from './levels';
import {
  type Control,
  type Flow,
  type Output,
  type PrivacyReport,
  type ReportedAnalysis,
  type ReportedCollaboration,
  type ReportedImpact,
  type ReportedMember,
  type ReportedTable,
  type ResultColumn,
  type Through,
  UNRESTRICTED_KINDS,
  type UnknownValue,
  type Unrestricted,
  type Use,
} from './report';
import { either, FLAG, list, NUMBER, nullable, object, oneOf, optional, record, type Shape, TEXT } from './shape';

const NULLABLE_TEXT = nullable(TEXT);
const NULLABLE_NUMBER = nullable(NUMBER);
const ANSWER = nullable(FLAG);
const TEXTS = list(TEXT);
const LEVEL = oneOf(LEVELS.filter((level) => level !== 'NOTHING'));

const COLLABORATION = object<ReportedCollaboration>({
  path: TEXT,
  name: NULLABLE_TEXT,
  description: NULLABLE_TEXT,
  outside: FLAG,
});

const MEMBER = object<ReportedMember>({
  id: TEXT,
  account: NULLABLE_TEXT,
  name: NULLABLE_TEXT,
  creator: FLAG,
  inApp: FLAG,
  queries: ANSWER,
  runsJobs: ANSWER,
  receivesResults: ANSWER,
  receivesModels: ANSWER,
  receivesInference: ANSWER,
  pays: TEXTS,
});

const TABLE = object<ReportedTable>({
  owner: TEXT,
  name: TEXT,
  kind: oneOf(['association', 'intermediateTable', 'idMappingTable']),
  rule: nullable(oneOf([AGGREGATION, LIST, CUSTOM, 'NONE'])),
  columns: nullable(TEXTS),
  sourceColumns: NULLABLE_NUMBER,
  userIdentifier: NULLABLE_TEXT,
});

const THROUGH = either(
  object<Pick<Through, 'kind'>>({ kind: oneOf(['anyQuery', 'anyJob']) }),
  object<Extract<Through, { readonly name: string }>>({
    kind: oneOf(['analysis', 'outsideAnalysis', 'model']),
    name: TEXT,
  }),
);

const USE = object<Use>({
  level: LEVEL,
  through: THROUGH,
  functions: optional(TEXTS),
  parameters: optional(TEXTS),
  joins: optional(TEXTS),
  read: FLAG,
});

const FLOW = object<Flow>({
  receiver: TEXT,
  owner: TEXT,
  table: TEXT,
  column: TEXT,
  level: LEVEL,
  guards: list(oneOf(['DP', 'MINIMUM'])),
  uses: list(USE),
});

const KIND = oneOf(Object.keys(CONTROLS));

/** The value of a control, by the order of its kind. */
const VALUES: Readonly<Record<Order['by'], (order: Order) => Shape>> = {
  number: () => NUMBER,
  steps: (order) => oneOf(stepsOf(order)),
  set: () => TEXTS,
  other: () => either(TEXTS, NUMBER, FLAG, TEXT),
};

function valueShape(kind: ControlKind): Shape {
  const order = orderOf(kind);
  return nullable(VALUES[order.by](order));
}

const ANY_CONTROL = object<Control>({ kind: KIND, owner: NULLABLE_TEXT, subject: TEXT, value: () => undefined });

const CONTROL: Shape = (value, at) =>
  ANY_CONTROL(value, at) ?? valueShape((value as Control).kind)((value as Control).value, `${at}.value`);

const OUTPUT = object<Output>({
  member: TEXT,
  of: oneOf(['queries', 'jobs']),
  bucket: NULLABLE_TEXT,
  prefix: NULLABLE_TEXT,
  key: NULLABLE_TEXT,
  expiresAfterDays: nullable(either(oneOf(['never']), NUMBER)),
});

const ANALYSIS = object<ReportedAnalysis>({
  owner: TEXT,
  name: TEXT,
  kind: oneOf(['template', 'intermediateTable']),
  format: NULLABLE_TEXT,
  text: NULLABLE_TEXT,
  sha256: NULLABLE_TEXT,
  parameters: list(object<ReportedAnalysis['parameters'][number]>({ name: TEXT, type: NULLABLE_TEXT })),
  understood: FLAG,
  verdict: nullable(oneOf(['allowed', 'refused', 'unknown'])),
  privacyVerdict: nullable(oneOf(['VALID', 'INVALID', 'UNABLE_TO_VALIDATE'])),
  aggregationsPerRun: NULLABLE_NUMBER,
  reads: TEXTS,
  allowedBy: TEXTS,
  columns: nullable(
    list(
      object<ResultColumn>({
        name: NULLABLE_TEXT,
        from: list(object<ResultColumn['from'][number]>({ table: TEXT, column: TEXT, level: oneOf(LEVELS) })),
      }),
    ),
  ),
});

const IMPACT = object<ReportedImpact>({
  owner: TEXT,
  epsilon: NUMBER,
  usersNoisePerQuery: NUMBER,
  aggregations: list(object<ReportedImpact['aggregations'][number]>({ function: TEXT, maxCount: NUMBER })),
});

/** The shape of a report. */
export const REPORT = object<PrivacyReport>({
  version: oneOf([1]),
  collaboration: COLLABORATION,
  members: list(MEMBER),
  tables: list(TABLE),
  flows: list(FLOW),
  controls: list(CONTROL),
  outputs: list(OUTPUT),
  analyses: list(ANALYSIS),
  unrestricted: list(
    object<Unrestricted>({ kind: oneOf(UNRESTRICTED_KINDS), values: record(either(TEXTS, NUMBER, TEXT)) }),
  ),
  impacts: optional(list(IMPACT)),
  unknown: list(object<UnknownValue>({ of: TEXT, what: TEXT, opensTo: optional(oneOf(['receivers', 'members'])) })),
});
