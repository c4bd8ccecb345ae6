import type { ControlKind } from '../controls';
import { type Phrase, phrase, words } from './phrase';

/** Whose control it is, and what it is about. */
interface About {
  /** The member, or the collaboration as a whole. */
  readonly owner: Phrase;
  readonly subject: string;
}

interface ControlWords {
  /** What the control is. */
  readonly what: (about: About) => Phrase;
  /** Why it matters that it is weaker. */
  readonly why: string;
}

/** What readers must know about each kind of control. */
export const CONTROL_WORDS: Readonly<Record<ControlKind, ControlWords>> = {
  EPSILON: {
    what: ({ owner }) => phrase`epsilon of the privacy budget of ${owner}`,
    why: 'more answers, or sharper ones, about the same people; it cannot be lowered after the first query',
  },
  USERS_NOISE_PER_QUERY: {
    what: ({ owner }) => phrase`users that the noise of one query covers, in the privacy budget of ${owner}`,
    why: 'less noise in each answer',
  },
  BUDGET_REFRESH: {
    what: ({ owner }) => phrase`refill of the privacy budget of ${owner}`,
    why: 'epsilon is not a limit for the life of the collaboration; this is right only if the data is replaced',
  },
  ACCESS_BUDGET: {
    what: ({ owner, subject }) => phrase`access budget of ${subject}, of ${owner}`,
    why: 'the same questions can be asked more often, with other values',
  },
  ACCESS_BUDGET_REFRESH: {
    what: ({ owner, subject }) => phrase`refill of the access budget of ${subject}, of ${owner}`,
    why: 'the budget is not a limit for the life of the collaboration',
  },
  MINIMUM_GROUP: {
    what: ({ owner, subject }) => phrase`smallest group of ${subject}, of ${owner}`,
    why: 'smaller groups are returned, which are about fewer people',
  },
  OUTPUT_COLUMN_MINIMUM: {
    what: ({ owner, subject }) => phrase`smallest group that shows ${subject}, of ${owner}`,
    why: 'a column is shown for smaller groups, which are about fewer people',
  },
  THRESHOLD_COLUMNS: {
    what: ({ owner, subject }) => phrase`columns that the minimum of ${subject} counts, of ${owner}`,
    why: 'the minimum counts something else: groups of the same size can be about fewer people',
  },
  AGGREGATE_EXPRESSIONS: {
    what: ({ owner, subject }) => phrase`expressions that queries can aggregate of ${subject}, of ${owner}`,
    why: 'an aggregate of any expression can single out one person',
  },
  USER_IDENTIFIER: {
    what: ({ owner, subject }) => phrase`user identifier of ${subject}, of ${owner}`,
    why: 'differential privacy protects the values of this column: a person with several of them is protected less',
  },
  ALLOWED_COLUMNS: {
    what: ({ owner, subject }) => phrase`columns of ${subject} that analyses can use, of ${owner}`,
    why: 'another column can be part of analyses',
  },
  DISALLOWED_OUTPUT_COLUMNS: {
    what: ({ owner, subject }) => phrase`columns of ${subject} that results do not contain, of ${owner}`,
    why: 'another column can be part of results',
  },
  LITERAL_COMPARISONS: {
    what: ({ owner, subject }) => phrase`columns of ${subject} that queries can compare with constants, of ${owner}`,
    why: 'the values of a column can be guessed, one after the other',
  },
  COLUMN_COMPARISONS: {
    what: ({ owner, subject }) => phrase`columns of ${subject} that queries can compare with columns, of ${owner}`,
    why: 'a column can be matched with the columns of others',
  },
  JOIN_COLUMNS: {
    what: ({ owner, subject }) => phrase`columns with which ${subject} is joined, of ${owner}`,
    why: 'people are matched by another column',
  },
  JOIN_OPERATORS: {
    what: ({ owner, subject }) => phrase`logical operators in joins of ${subject}, of ${owner}`,
    why: 'people are matched by combinations of columns',
  },
  JOIN_REQUIRED: {
    what: ({ owner, subject }) => phrase`join that queries of ${subject} need, of ${owner}`,
    why: 'queries are not limited to people whom both members know',
  },
  SCALAR_FUNCTIONS: {
    what: ({ owner, subject }) => phrase`functions for single values of ${subject}, of ${owner}`,
    why: 'values can be changed before they are aggregated or grouped',
  },
  ALLOWED_ANALYSES: {
    what: ({ owner, subject }) => phrase`analyses that ${subject} allows, of ${owner}`,
    why: 'another question can be asked',
  },
  ANALYSIS_PROVIDERS: {
    what: ({ owner, subject }) => phrase`accounts whose analyses ${subject} allows, of ${owner}`,
    why: 'another account decides which questions are asked',
  },
  ADDITIONAL_ANALYSES: {
    what: ({ owner, subject }) => phrase`models that can use ${subject}, of ${owner}`,
    why: 'a model can contain what it was trained with',
  },
  RESULT_RECEIVERS: {
    what: ({ owner, subject }) => phrase`accounts that receive results of ${subject}, of ${owner}`,
    why: 'another account receives results',
  },
  RESULT_REGIONS: {
    what: ({ owner }) => phrase`Regions in which results of ${owner} can be written`,
    why: 'results can be written where other laws apply',
  },
  QUERY_LOG: {
    what: ({ owner }) => phrase`log of queries of ${owner}`,
    why: 'no one can see afterwards which queries were run',
  },
  JOB_LOG: {
    what: ({ owner }) => phrase`log of jobs of ${owner}`,
    why: 'no one can see afterwards which jobs were run',
  },
  AUTO_APPROVED_CHANGES: {
    what: ({ owner }) => phrase`changes of ${owner} that no member must approve`,
    why: 'members, and what they can do, change without the consent of the others',
  },
  CLEARTEXT: {
    what: ({ owner }) => phrase`cleartext beside encrypted columns, in ${owner}`,
    why: 'tables can contain columns that are not encrypted',
  },
  JOINS_OF_OTHER_NAMES: {
    what: ({ owner }) => phrase`joins of encrypted columns with different names, in ${owner}`,
    why: 'more columns can be matched with each other',
  },
  ENCRYPTED_DUPLICATES: {
    what: ({ owner }) => phrase`duplicates in encrypted columns, in ${owner}`,
    why: 'equal values are visible as equal, also encrypted, so that frequent ones can be guessed',
  },
  ENCRYPTED_NULLS: {
    what: ({ owner }) => phrase`missing values in encrypted columns, in ${owner}`,
    why: 'it is visible of whom a value is missing',
  },
  ERROR_DETAILS: {
    what: ({ owner, subject }) => phrase`details in errors of ${subject}, of ${owner}`,
    why: 'an error can contain values of rows',
  },
  ATTACK_SCORE: {
    what: ({ owner, subject }) => phrase`accepted score of an attack on the synthetic data of ${subject}, of ${owner}`,
    why: 'it can be easier to find out who is in the original data',
  },
  SYNTHETIC_DATA_EPSILON: {
    what: ({ owner, subject }) => phrase`epsilon of the synthetic data of ${subject}, of ${owner}`,
    why: 'the synthetic data is closer to the original data of each person',
  },
  MAPPED_IDS: {
    what: ({ owner, subject }) => phrase`IDs of ${subject} in results, of ${owner}`,
    why: 'results can contain the identifiers of people',
  },
  MODEL_LOG_READERS: {
    what: ({ owner, subject }) => phrase`accounts that read the logs of ${subject}, of ${owner}`,
    why: 'what the code of a model writes to its log reaches another account',
  },
  MODEL_LOG_DETAIL: {
    what: ({ owner, subject }) => phrase`content of the logs of ${subject}, of ${owner}`,
    why: 'the code of a model decides what its log contains, which can be rows',
  },
  MODEL_LOG_REDACTION: {
    what: ({ owner, subject }) => phrase`what is redacted from the logs of ${subject}, of ${owner}`,
    why: 'logs contain what was removed from them before',
  },
  MODEL_LOG_FILTER: {
    what: ({ owner, subject }) => phrase`lines in the logs of ${subject}, of ${owner}`,
    why: 'logs contain other lines, and the code of a model decides what is in them',
  },
  MODEL_EXPORTS: {
    what: ({ owner, subject }) => phrase`exported files of ${subject}, of ${owner}`,
    why: 'the files of a model can contain what it was trained with',
  },
  MODEL_OUTPUT_SIZE: {
    what: ({ owner, subject }) => phrase`gigabytes that ${subject} can return, of ${owner}`,
    why: 'a larger result can contain more of the data with which a model is trained',
  },
  MODEL_METRICS: {
    what: ({ owner, subject }) => phrase`metrics of ${subject} that all members receive, of ${owner}`,
    why: 'the code of a model decides what its metrics contain, and every member can receive them',
  },
  METRIC_NOISE: {
    what: ({ owner, subject }) => phrase`noise in the metrics of ${subject}, of ${owner}`,
    why: 'metrics reveal more of the data with which a model is trained',
  },
  ROLE_TRUST: {
    what: ({ owner, subject }) => phrase`memberships for which the service reads ${subject}, of ${owner}`,
    why: 'the service reads the data for other memberships, also of collaborations that are not in the app',
  },
};

/** The collaboration, where a control is not that of a member. */
export const COLLABORATION: Phrase = words('the collaboration');
