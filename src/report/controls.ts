import { CALENDAR_MONTH } from '../private/words';
/** The value of a control: a number, a step of an order, or a set of names. */
export type ControlValue = number | string | boolean | readonly string[];

/**
 * What is weaker: a larger or smaller number, a later step, a larger or smaller set, or any other value.
 *
 * `unset` is what applies without the control: the weakest or the strongest value, or one that has no rank.
 */
export type Order =
  | { readonly by: 'number'; readonly weaker: 'more' | 'less'; readonly unset: 'weakest' | 'strongest' }
  | { readonly by: 'steps'; readonly fromStrongest: readonly (string | boolean)[]; readonly unset: string | boolean }
  | { readonly by: 'set'; readonly weaker: 'more' | 'less'; readonly unset: 'all' | 'none' }
  | { readonly by: 'other' };

/** The kinds of control, in the order of the page. */
export const CONTROLS = {
  /** The epsilon of the privacy budget of the owner. */
  EPSILON: { by: 'number', weaker: 'more', unset: 'weakest' },
  /** The users whose contribution the noise of one query covers. */
  USERS_NOISE_PER_QUERY: { by: 'number', weaker: 'less', unset: 'weakest' },
  /** When the privacy budget is refilled. */
  BUDGET_REFRESH: { by: 'steps', fromStrongest: ['NONE', CALENDAR_MONTH], unset: 'NONE' },
  /** The accesses to a table in a calendar day, week or month, or in total. The subject is `table, period`. */
  ACCESS_BUDGET: { by: 'number', weaker: 'more', unset: 'weakest' },
  /** Whether an access budget is refilled after its period. The subject is `table, period`. */
  ACCESS_BUDGET_REFRESH: { by: 'steps', fromStrongest: [false, true], unset: true },
  /** The smallest group of a table. The subject is the table, or `table.column` of an output constraint. */
  MINIMUM_GROUP: { by: 'number', weaker: 'less', unset: 'weakest' },
  /** The smallest group of a single output column of a threshold. The subject is `table.column`. */
  OUTPUT_COLUMN_MINIMUM: { by: 'number', weaker: 'less', unset: 'strongest' },
  /** The columns that a threshold counts. */
  THRESHOLD_COLUMNS: { by: 'other' },
  /** The expressions that queries can aggregate under a threshold. */
  AGGREGATE_EXPRESSIONS: { by: 'steps', fromStrongest: ['COLUMNS_ONLY', 'ANY_EXPRESSION'], unset: 'ANY_EXPRESSION' },
  /** The column that identifies a user under differential privacy. */
  USER_IDENTIFIER: { by: 'other' },
  /** The columns of a table that analyses can use. */
  ALLOWED_COLUMNS: { by: 'set', weaker: 'more', unset: 'none' },
  /** The columns that results do not contain. */
  DISALLOWED_OUTPUT_COLUMNS: { by: 'set', weaker: 'less', unset: 'none' },
  /** The columns that queries can compare with constants. */
  LITERAL_COMPARISONS: { by: 'set', weaker: 'more', unset: 'all' },
  /** The columns that queries can compare with columns. */
  COLUMN_COMPARISONS: { by: 'set', weaker: 'more', unset: 'all' },
  /** The columns with which a table is joined. */
  JOIN_COLUMNS: { by: 'set', weaker: 'more', unset: 'none' },
  /** `AND` and `OR`, in conditions of joins. */
  JOIN_OPERATORS: { by: 'set', weaker: 'more', unset: 'none' },
  /** Whether queries must join a table of the member who runs them. */
  JOIN_REQUIRED: { by: 'steps', fromStrongest: [true, false], unset: false },
  /** The functions that queries can apply to single values. */
  SCALAR_FUNCTIONS: { by: 'set', weaker: 'more', unset: 'none' },
  /** The analyses that a table allows: templates, `ANY_QUERY`, `ANY_JOB`. */
  ALLOWED_ANALYSES: { by: 'set', weaker: 'more', unset: 'none' },
  /** The accounts whose queries and jobs a table allows. */
  ANALYSIS_PROVIDERS: { by: 'set', weaker: 'more', unset: 'none' },
  /** The models that can use a table. */
  ADDITIONAL_ANALYSES: { by: 'set', weaker: 'more', unset: 'none' },
  /** The accounts that receive results of a table. */
  RESULT_RECEIVERS: { by: 'set', weaker: 'more', unset: 'none' },
  /** The Regions in which results can be written. */
  RESULT_REGIONS: { by: 'set', weaker: 'more', unset: 'all' },
  /** Whether queries are logged, in the collaboration or for a member. */
  QUERY_LOG: { by: 'steps', fromStrongest: [true, false], unset: false },
  /** Whether jobs are logged, in the collaboration or for a member. */
  JOB_LOG: { by: 'steps', fromStrongest: [true, false], unset: false },
  /** The changes of the collaboration that no member must approve. */
  AUTO_APPROVED_CHANGES: { by: 'set', weaker: 'more', unset: 'none' },
  /** Whether tables can contain cleartext beside encrypted columns, if members encrypt columns. */
  CLEARTEXT: { by: 'steps', fromStrongest: [false, true], unset: true },
  /** Whether encrypted columns with different names can be joined, if members encrypt columns. */
  JOINS_OF_OTHER_NAMES: { by: 'steps', fromStrongest: [false, true], unset: true },
  /** Whether a value can be in an encrypted column more than once, if members encrypt columns. */
  ENCRYPTED_DUPLICATES: { by: 'steps', fromStrongest: [false, true], unset: true },
  /** Whether encrypted columns show which values are missing, if members encrypt columns. */
  ENCRYPTED_NULLS: { by: 'steps', fromStrongest: [false, true], unset: true },
  /** Whether errors of a template contain details. */
  ERROR_DETAILS: { by: 'steps', fromStrongest: [false, true], unset: false },
  /** The highest accepted score of an attack on the synthetic data of a template. */
  ATTACK_SCORE: { by: 'number', weaker: 'more', unset: 'weakest' },
  /** The epsilon of the synthetic data of a template. */
  SYNTHETIC_DATA_EPSILON: { by: 'number', weaker: 'more', unset: 'weakest' },
  /** Whether queries can return the IDs of an ID namespace. The subject is its association. */
  MAPPED_IDS: { by: 'steps', fromStrongest: [false, true], unset: false },
  /** The accounts that read the logs of a model. The subject is `model, job`. */
  MODEL_LOG_READERS: { by: 'set', weaker: 'more', unset: 'none' },
  /** How much the logs of a model contain. The subject is `model, job`. */
  MODEL_LOG_DETAIL: { by: 'steps', fromStrongest: ['ERROR_SUMMARY', 'ALL'], unset: 'ERROR_SUMMARY' },
  /** What is redacted from the logs of a model. The subject is `model, job`. */
  MODEL_LOG_REDACTION: { by: 'set', weaker: 'less', unset: 'none' },
  /** The pattern of the lines in the logs of a model, of which others are left out. The subject is `model, job`. */
  MODEL_LOG_FILTER: { by: 'other' },
  /** The files of a trained model that can be exported. */
  MODEL_EXPORTS: { by: 'set', weaker: 'more', unset: 'none' },
  /**
   * The size of what a model returns, in gigabytes. The subject is `model, job`, or `model, trainedModelExports` of the
   * exported files.
   */
  MODEL_OUTPUT_SIZE: { by: 'number', weaker: 'more', unset: 'weakest' },
  /** The metrics that the training of a model publishes to all members, from what its code writes to its log. */
  MODEL_METRICS: { by: 'set', weaker: 'more', unset: 'none' },
  /** The noise in the metrics of a model. */
  METRIC_NOISE: { by: 'steps', fromStrongest: ['HIGH', 'MEDIUM', 'LOW', 'NONE'], unset: 'NONE' },
  /** For which memberships the service reads the data of a table. */
  ROLE_TRUST: { by: 'set', weaker: 'more', unset: 'all' },
} as const satisfies Readonly<Record<string, Order>>;

export type ControlKind = keyof typeof CONTROLS;

export function orderOf(kind: ControlKind): Order {
  return CONTROLS[kind];
}

/** The values that a control has, from the strongest, if it has one of some steps. */
export function stepsOf(order: Order): readonly (string | boolean)[] {
  return order.by === 'steps' ? order.fromStrongest : [];
}
