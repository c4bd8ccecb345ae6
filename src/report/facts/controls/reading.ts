import { type Fact, isComplete, itemsOf, type ListFact } from '../../../model/fact';
import { type ControlKind, type ControlValue, orderOf, stepsOf } from '../../controls';
import type { Control, UnknownValue } from '../../report';

/** A control, with what is not known if its value is not. */
export interface ReadControl {
  readonly control: Control;
  readonly unknown?: UnknownValue;
}

/** What controls are about. */
export interface About extends Pick<Control, 'owner' | 'subject'> {
  /** The path of the resource that contains the values. */
  readonly of: string;
  /**
   * What is not known instead of each single value.
   *
   * @default - the value of the control
   */
  readonly because?: string;
}

/** What a value is called if it is not known. Of a table, template or model, its name follows. */
const WORDS: Readonly<Record<ControlKind, string>> = {
  EPSILON: 'the epsilon of the privacy budget',
  USERS_NOISE_PER_QUERY: 'the users noise per query of the privacy budget',
  BUDGET_REFRESH: 'when the privacy budget is refilled',
  ACCESS_BUDGET: 'the access budget',
  ACCESS_BUDGET_REFRESH: 'whether the access budget is refilled',
  MINIMUM_GROUP: 'the minimum group size',
  OUTPUT_COLUMN_MINIMUM: 'the minimum group sizes of single output columns',
  THRESHOLD_COLUMNS: 'the columns that the aggregation threshold counts',
  AGGREGATE_EXPRESSIONS: 'the expressions that queries can aggregate',
  USER_IDENTIFIER: 'the user identifier column',
  ALLOWED_COLUMNS: 'the allowed columns',
  DISALLOWED_OUTPUT_COLUMNS: 'the disallowed output columns',
  LITERAL_COMPARISONS: 'the columns that can be compared with constants',
  COLUMN_COMPARISONS: 'the columns that can be compared with columns',
  JOIN_COLUMNS: 'the join columns',
  JOIN_OPERATORS: 'the allowed join operators',
  JOIN_REQUIRED: 'whether queries must join a table of the member who runs them',
  SCALAR_FUNCTIONS: 'the scalar functions',
  ALLOWED_ANALYSES: 'the allowed analyses',
  ANALYSIS_PROVIDERS: 'the allowed analysis providers',
  ADDITIONAL_ANALYSES: 'the allowed additional analyses',
  RESULT_RECEIVERS: 'the result receivers',
  RESULT_REGIONS: 'the Regions in which results can be stored',
  QUERY_LOG: 'whether queries are logged',
  JOB_LOG: 'whether jobs are logged',
  AUTO_APPROVED_CHANGES: 'the changes that need no approval',
  CLEARTEXT: 'whether tables can contain cleartext',
  JOINS_OF_OTHER_NAMES: 'whether encrypted columns with different names can be joined',
  ENCRYPTED_DUPLICATES: 'whether encrypted columns can contain duplicates',
  ENCRYPTED_NULLS: 'whether encrypted columns show missing values',
  ERROR_DETAILS: 'whether errors contain details',
  ATTACK_SCORE: 'the highest accepted score of an attack on the synthetic data',
  SYNTHETIC_DATA_EPSILON: 'the epsilon of the synthetic data',
  MAPPED_IDS: 'whether queries can return the IDs',
  MODEL_LOG_READERS: 'who can read the logs',
  MODEL_LOG_DETAIL: 'how much the logs contain',
  MODEL_LOG_REDACTION: 'what is redacted from the logs',
  MODEL_LOG_FILTER: 'which lines the logs contain',
  MODEL_EXPORTS: 'the files that can be exported',
  MODEL_OUTPUT_SIZE: 'the maximum size of the output',
  MODEL_METRICS: 'which metrics all members receive',
  METRIC_NOISE: 'the noise in the metrics',
  ROLE_TRUST: 'for which memberships Clean Rooms can assume the role',
};

/** A control with a value, or `null` if it is not known. */
export function control(about: About, kind: ControlKind, found: ControlValue | null): ReadControl {
  const { owner, subject, of, because } = about;
  const value = isStep(kind, found) ? found : null;
  const read: Control = { kind, owner, subject, value };
  const what = because ?? (subject === '' ? WORDS[kind] : `${WORDS[kind]} of ${JSON.stringify(subject)}`);
  return value === null ? { control: read, unknown: { of, what } } : { control: read };
}

/** The control of a fact. An absent fact has no control. */
export function ofFact(about: About, kind: ControlKind, fact: Fact<ControlValue>): readonly ReadControl[] {
  return fact.state === 'absent' ? [] : [control(about, kind, fact.state === 'known' ? fact.value : null)];
}

/** The control of a list. An absent list has no control; a list of which not all elements are known is not known. */
export function ofList(
  about: About,
  kind: ControlKind,
  list: ListFact<string>,
  sorted: (items: readonly string[]) => readonly string[],
): readonly ReadControl[] {
  return list.state === 'absent' ? [] : [control(about, kind, isComplete(list) ? sorted(itemsOf(list)) : null)];
}

/** Controls of which nothing is known. */
export function unknownOnes(about: About, kinds: readonly ControlKind[]): readonly ReadControl[] {
  return kinds.map((kind) => control(about, kind, null));
}

/** A template can contain a value that the service does not have. Nothing is known of what it means. */
function isStep(kind: ControlKind, value: ControlValue | null): boolean {
  const order = orderOf(kind);
  return order.by !== 'steps' || stepsOf(order).some((step) => step === value);
}
