import { ACCESS_BUDGET } from '../../private/words';
import type { ControlKind } from '../controls';
import type { Control, PrivacyReport } from '../report';
import { kindOf } from './comparison';
import { compareControls, type Stated } from './control-comparison';
import { COLLABORATION, CONTROL_WORDS } from './control-words';
import type { Draft } from './difference';
import { both, memberName, type Pair } from './pair';
import { phrase, words } from './phrase';
import { valueWords } from './value-words';

/**
 * Which controls are weaker or stronger. The controls of a member, a table or a budget that is not in both reports are
 * not compared: they come and go with it.
 *
 * @param flows the differences of flows: a column that analyses can use now is not repeated if a member learns more of it
 */
export function controlDifferences(pair: Pair, flows: readonly Draft[]): readonly Draft[] {
  const pairs = both(pair.before.controls, pair.after.controls, ({ kind, owner, subject }) => [kind, owner, subject]);
  return pairs.flatMap(([before, after]) => {
    const control = (after ?? before) as Control;
    const isRepeated = isShownByFlows(control, before?.value, after?.value, flows);
    return isOfBoth(pair, control) && !isRepeated ? differenceOf(pair, control, before?.value, after?.value) : [];
  });
}

/** Whether a member learns more of each column that is added to a table, and less of each that is removed. */
function isShownByFlows(
  { kind, owner, subject }: Control,
  before: Stated,
  after: Stated,
  flows: readonly Draft[],
): boolean {
  if (kind !== 'ALLOWED_COLUMNS' || !Array.isArray(before) || !Array.isArray(after)) {
    return false;
  }
  const isIn = (column: string, direction: Draft['kind']) =>
    flows.some(
      ({ kind: found, change }) =>
        found === direction && change.owner === owner && change.table === subject && change.column === column,
    );
  const [gained, lost] = [after.filter((one) => !before.includes(one)), before.filter((one) => !after.includes(one))];
  return gained.every((one) => isIn(one, 'widens')) && lost.every((one) => isIn(one, 'narrows'));
}

function differenceOf(
  pair: Pair,
  { kind: control, owner, subject }: Control,
  before: Stated,
  after: Stated,
): readonly Draft[] {
  const kind = kindOf(compareControls(control, before, after)) ?? 'neutral';
  if (kind === 'neutral' && !isShown(before, after)) {
    return [];
  }
  const { what, why } = CONTROL_WORDS[control];
  return [
    {
      kind,
      change: { of: 'control', owner, control, subject, before: machine(before), after: machine(after) },
      what: what({ owner: owner === null ? COLLABORATION : phrase`${memberName(pair, owner)}`, subject }),
      before: valueWords(control, before, after),
      after: valueWords(control, after, before),
      why: kind === 'widens' ? words(why) : [],
    },
  ];
}

/** A value for programs. */
function machine(value: Stated): unknown {
  return value === null ? 'not known' : (value ?? null);
}

/** What is known now, or is not known any more, is shown even if it makes no difference. */
function isShown(before: Stated, after: Stated): boolean {
  return (before === null) !== (after === null);
}

function isOfBoth(pair: Pair, control: Control): boolean {
  return [pair.before, pair.after].every((report) => isIn(report, control));
}

function isIn(report: PrivacyReport, control: Control): boolean {
  const { owner } = control;
  const hasOwner = owner === null || report.members.some(({ id }) => id === owner);
  return hasOwner && hasMain(report, control) && !isOfMissingTable(report, control);
}

/** Kinds that have no meaning without another one, by which the budget, the threshold or the log itself is compared. */
const MAIN: { readonly [kind in ControlKind]?: ControlKind } = {
  BUDGET_REFRESH: 'EPSILON',
  USERS_NOISE_PER_QUERY: 'EPSILON',
  ACCESS_BUDGET_REFRESH: ACCESS_BUDGET,
  THRESHOLD_COLUMNS: 'MINIMUM_GROUP',
  AGGREGATE_EXPRESSIONS: 'MINIMUM_GROUP',
  MODEL_LOG_DETAIL: 'MODEL_LOG_READERS',
  MODEL_LOG_REDACTION: 'MODEL_LOG_READERS',
  MODEL_LOG_FILTER: 'MODEL_LOG_READERS',
};

function hasMain({ controls }: PrivacyReport, { kind, owner, subject }: Control): boolean {
  const main = MAIN[kind];
  return (
    main === undefined || controls.some((one) => one.kind === main && one.owner === owner && one.subject === subject)
  );
}

/** The kinds of which the subject is a table, or begins with one. */
const OF_TABLE: Readonly<Record<ControlKind, boolean>> = {
  EPSILON: false,
  USERS_NOISE_PER_QUERY: false,
  BUDGET_REFRESH: false,
  ACCESS_BUDGET: true,
  ACCESS_BUDGET_REFRESH: true,
  MINIMUM_GROUP: true,
  OUTPUT_COLUMN_MINIMUM: true,
  THRESHOLD_COLUMNS: true,
  AGGREGATE_EXPRESSIONS: true,
  USER_IDENTIFIER: true,
  ALLOWED_COLUMNS: true,
  DISALLOWED_OUTPUT_COLUMNS: true,
  LITERAL_COMPARISONS: true,
  COLUMN_COMPARISONS: true,
  JOIN_COLUMNS: true,
  JOIN_OPERATORS: true,
  JOIN_REQUIRED: true,
  SCALAR_FUNCTIONS: true,
  ALLOWED_ANALYSES: true,
  ANALYSIS_PROVIDERS: true,
  ADDITIONAL_ANALYSES: true,
  RESULT_RECEIVERS: true,
  RESULT_REGIONS: false,
  QUERY_LOG: false,
  JOB_LOG: false,
  AUTO_APPROVED_CHANGES: false,
  CLEARTEXT: false,
  JOINS_OF_OTHER_NAMES: false,
  ENCRYPTED_DUPLICATES: false,
  ENCRYPTED_NULLS: false,
  ERROR_DETAILS: false,
  ATTACK_SCORE: false,
  SYNTHETIC_DATA_EPSILON: false,
  MAPPED_IDS: false,
  MODEL_LOG_READERS: false,
  MODEL_LOG_DETAIL: false,
  MODEL_LOG_REDACTION: false,
  MODEL_LOG_FILTER: false,
  MODEL_EXPORTS: false,
  MODEL_OUTPUT_SIZE: false,
  MODEL_METRICS: false,
  METRIC_NOISE: false,
  ROLE_TRUST: true,
};

function isOfMissingTable({ tables }: PrivacyReport, { kind, owner, subject }: Control): boolean {
  return OF_TABLE[kind] && !tables.some((table) => table.owner === owner && isAbout(subject, table.name));
}

/** Whether a subject is a table, `table.column`, or `table, period`. */
function isAbout(subject: string, table: string): boolean {
  return subject === table || subject.startsWith(`${table}.`) || subject.startsWith(`${table}, `);
}
