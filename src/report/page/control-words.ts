import { counted, grouped } from '../../private/counted';
import { ANY_JOB, ANY_QUERY } from '../../private/words';
import type { ControlKind, ControlValue } from '../controls';
import { code, enumerated, escaped } from './markdown';
import { codes, type Names } from './names';

/** How the page describes a control. */
export interface ControlWords {
  readonly section: Section;
  /** What it is, as the head of a row. */
  readonly title: string;
  /** What the value means. A control of which the value is not known has no sentence. */
  readonly meaning: (value: ControlValue, names: Names) => string;
  /** The value in a few words. @default - the value as it is */
  readonly short?: (value: ControlValue) => string;
}

/** The tables of the page with controls. */
export type Section = 'strength' | 'rules' | 'models';

const accounts = (value: ControlValue, names: Names) => names.all(listed(value));
const columns = (value: ControlValue) => codes(listed(value), 'column');
const words = (value: ControlValue) => enumerated(listed(value).map(code));

/** A sentence for each of two answers. */
function either(yes: string, no: string): (value: ControlValue) => string {
  return (value) => (value === true ? yes : no);
}

/** A sentence for a list, and another one if it is empty. */
function list(some: (value: ControlValue, names: Names) => string, none: string): ControlWords['meaning'] {
  return (value, names) => (listed(value).length > 0 ? some(value, names) : none);
}

/** The words for each kind of control, in the order of the page. */
export const CONTROL_WORDS: Readonly<Record<ControlKind, ControlWords>> = {
  MINIMUM_GROUP: {
    section: 'strength',
    title: 'Smallest group',
    meaning: (value) => `a group of fewer than ${people(value)} is not in results of queries`,
  },
  OUTPUT_COLUMN_MINIMUM: {
    section: 'strength',
    title: 'Smallest group, for one column of results',
    meaning: (value) =>
      value === 0 ? 'returned for groups of any size' : `not returned for a group of fewer than ${people(value)}`,
  },
  THRESHOLD_COLUMNS: {
    section: 'strength',
    title: 'What the smallest group counts',
    short: words,
    meaning: (value) => `distinct values of ${words(value)}: a person with several values counts several times`,
  },
  AGGREGATE_EXPRESSIONS: {
    section: 'strength',
    title: 'What queries can aggregate',
    meaning: (value) =>
      value === 'COLUMNS_ONLY' ? 'only columns as they are' : 'any expression, so that one value can outweigh a group',
  },
  USERS_NOISE_PER_QUERY: {
    section: 'strength',
    title: 'Noise',
    short: (value) => `${value} users per query`,
    meaning: (value) => `an answer is blurred as if about ${people(value, 'user')} came or went`,
  },
  EPSILON: {
    section: 'strength',
    title: 'Privacy budget',
    short: (value) => `ε = ${value}`,
    meaning: () =>
      'the limit of what all answers together show about one user, which is weaker if ε is larger. The owner can raise it ' +
      'at any time, and cannot lower it after the first query',
  },
  BUDGET_REFRESH: {
    section: 'strength',
    title: 'Refill of the privacy budget',
    short: (value) => (value === 'NONE' ? 'never' : 'each calendar month'),
    meaning: (value) =>
      value === 'NONE'
        ? 'once it is used up, queries end'
        : 'the budget is full again each month: over time, it does not limit what answers show about data that stays',
  },
  USER_IDENTIFIER: {
    section: 'strength',
    title: 'Unit protected',
    short: (value) => `one value of ${columns(value)}`,
    meaning: (value) => `a person with two values of ${columns(value)} is protected less`,
  },
  ACCESS_BUDGET: {
    section: 'strength',
    title: 'Access budget',
    short: (value) => `${grouped(Number(value))} accesses`,
    meaning: () => 'once they are used up, analyses of the table are refused',
  },
  ACCESS_BUDGET_REFRESH: {
    section: 'strength',
    title: 'Refill of the access budget',
    short: (value) => (value === true ? 'after each period' : 'never'),
    meaning: either('the accesses are counted again from then on', 'once it is used up, analyses of the table end'),
  },
  DISALLOWED_OUTPUT_COLUMNS: {
    section: 'strength',
    title: 'Not in results',
    short: columns,
    meaning: () =>
      'results of queries do not contain them, but conditions can use them, so that values can be inferred',
  },
  ATTACK_SCORE: {
    section: 'strength',
    title: 'Highest accepted score of an attack',
    meaning: (value) =>
      value === 1
        ? 'no limit: synthetic data is accepted even if an attack recognizes who is in the source'
        : 'synthetic data with which an attack recognizes more of who is in the source is not accepted',
  },
  SYNTHETIC_DATA_EPSILON: {
    section: 'strength',
    title: 'Noise of synthetic data',
    short: (value) => `ε = ${value}`,
    meaning: () => 'the limit of what the synthetic data shows about one row, which is weaker if ε is larger',
  },
  ALLOWED_COLUMNS: {
    section: 'rules',
    title: 'Which columns can analyses use?',
    meaning: list(columns, 'none'),
  },
  ALLOWED_ANALYSES: {
    section: 'rules',
    title: 'Which analyses read it?',
    meaning: list((value) => enumerated(listed(value).map(analysis)), 'none'),
  },
  ANALYSIS_PROVIDERS: {
    section: 'rules',
    title: 'Whose queries and jobs can be arbitrary?',
    meaning: list((value, names) => `those of ${accounts(value, names)}`, "no member's"),
  },
  ADDITIONAL_ANALYSES: {
    section: 'rules',
    title: 'Which models can use it?',
    meaning: list((value) => enumerated(listed(value).map(model)), 'none'),
  },
  RESULT_RECEIVERS: {
    section: 'rules',
    title: 'Who receives results of it?',
    meaning: list(accounts, 'no member'),
  },
  JOIN_REQUIRED: {
    section: 'rules',
    title: 'Must queries join a table of the runner?',
    meaning: either('yes: they show only what the runner already holds rows for', 'no'),
  },
  JOIN_COLUMNS: { section: 'rules', title: 'On which columns can it be joined?', meaning: list(columns, 'none') },
  JOIN_OPERATORS: {
    section: 'rules',
    title: 'What can combine conditions of joins?',
    meaning: list(words, 'nothing: a join has one condition'),
  },
  SCALAR_FUNCTIONS: {
    section: 'rules',
    title: 'Which functions can queries apply to single values?',
    meaning: list((value) => codes(listed(value), 'function'), 'none'),
  },
  LITERAL_COMPARISONS: {
    section: 'rules',
    title: 'Which columns can be compared with constants?',
    meaning: list(columns, 'none'),
  },
  COLUMN_COMPARISONS: {
    section: 'rules',
    title: 'Which columns can be compared with columns?',
    meaning: list(columns, 'none'),
  },
  RESULT_REGIONS: {
    section: 'rules',
    title: 'In which Regions can results be written?',
    meaning: list(words, 'in none'),
  },
  AUTO_APPROVED_CHANGES: {
    section: 'rules',
    title: 'Which changes of members need no approval?',
    meaning: list(
      (value) => enumerated(listed(value).map((change) => CHANGES[change] ?? code(change))),
      'none: all members must approve each change',
    ),
  },
  QUERY_LOG: {
    section: 'rules',
    title: 'Are queries logged?',
    meaning: either('yes: the log shows that and when queries ran', 'no'),
  },
  JOB_LOG: {
    section: 'rules',
    title: 'Are jobs logged?',
    meaning: either('yes: the log shows that and when jobs ran', 'no'),
  },
  ERROR_DETAILS: {
    section: 'rules',
    title: 'Do errors have details?',
    meaning: either('yes: errors of the code reach the runner in detail, and can contain values of rows', 'no'),
  },
  CLEARTEXT: {
    section: 'rules',
    title: 'Can encrypted tables have columns in cleartext?',
    meaning: either('yes', 'no'),
  },
  JOINS_OF_OTHER_NAMES: {
    section: 'rules',
    title: 'Can encrypted columns with different names be joined?',
    meaning: either('yes', 'no'),
  },
  ENCRYPTED_DUPLICATES: {
    section: 'rules',
    title: 'Can encrypted columns contain a value more than once?',
    meaning: either('yes: how often a value occurs can be seen', 'no'),
  },
  ENCRYPTED_NULLS: {
    section: 'rules',
    title: 'Do encrypted columns show missing values?',
    meaning: either('yes: which values are missing can be seen', 'no'),
  },
  MAPPED_IDS: {
    section: 'rules',
    title: 'Can queries return mapped IDs?',
    meaning: either('yes: the IDs of the namespace can be in results', 'no'),
  },
  ROLE_TRUST: {
    section: 'rules',
    title: 'For which memberships does the service read it?',
    meaning: list((value, names) => enumerated(broadest(listed(value)).map((one) => trusted(one, names))), 'none'),
  },
  MODEL_LOG_READERS: { section: 'models', title: 'Who reads its logs?', meaning: list(accounts, 'no member') },
  MODEL_LOG_DETAIL: {
    section: 'models',
    title: 'What do its logs contain?',
    meaning: (value) =>
      value === 'ALL' ? 'all that the code of the model writes, which can be rows' : 'a summary of errors',
  },
  MODEL_LOG_REDACTION: {
    section: 'models',
    title: 'What is redacted from its logs?',
    meaning: list((value) => enumerated(listed(value).map((one) => REDACTED[one] ?? code(one))), 'nothing'),
  },
  MODEL_LOG_FILTER: {
    section: 'models',
    title: 'Which lines do its logs contain?',
    meaning: (value) => `those that match ${words(value)}`,
  },
  MODEL_OUTPUT_SIZE: {
    section: 'models',
    title: 'How much can it return?',
    meaning: (value) => `at most ${grouped(Number(value))} GB`,
  },
  MODEL_EXPORTS: {
    section: 'models',
    title: 'Which files of it can be exported?',
    meaning: list((value) => enumerated(listed(value).map((one) => EXPORTED[one] ?? code(one))), 'none'),
  },
  MODEL_METRICS: {
    section: 'models',
    title: 'Which metrics of it do all members receive?',
    meaning: list((value) => enumerated(listed(value).map(code)), 'none'),
  },
  METRIC_NOISE: {
    section: 'models',
    title: 'How much noise do its metrics have?',
    meaning: (value) => (value === 'NONE' ? 'none' : escaped(String(value).toLowerCase())),
  },
};

const CHANGES: Readonly<Record<string, string>> = {
  ADD_MEMBER: 'a new member joins',
  GRANT_RECEIVE_RESULTS_ABILITY: 'a member receives results from then on',
  REVOKE_RECEIVE_RESULTS_ABILITY: 'a member no longer receives results',
};

const REDACTED: Readonly<Record<string, string>> = {
  ALL_PERSONALLY_IDENTIFIABLE_INFORMATION: 'what is recognized as personal data',
  NUMBERS: 'numbers',
  CUSTOM: 'what matches patterns',
};

const EXPORTED: Readonly<Record<string, string>> = {
  MODEL: 'the model',
  OUTPUT: 'the output of the training',
};

function listed(value: ControlValue): readonly string[] {
  return typeof value === 'object' ? value : [String(value)];
}

function people(value: ControlValue, noun = 'distinct value'): string {
  return counted(Number(value), noun);
}

function analysis(name: string): string {
  switch (name) {
    case ANY_QUERY:
      return '**any query**';
    case ANY_JOB:
      return '**any job**';
    default:
      return code(name);
  }
}

function model(name: string): string {
  return name === 'ANY' || name === '*' ? '**any model**' : code(name);
}

/** What the others add nothing to. */
function broadest(patterns: readonly string[]): readonly string[] {
  return patterns.includes('*') ? ['*'] : patterns;
}

/** `*`, `account/*`, or an account with one of its memberships. */
function trusted(pattern: string, names: Names): string {
  if (pattern === '*') {
    return '**any membership of any account**';
  }
  const [account = '', ...rest] = pattern.split('/');
  const owner = account === '*' ? '' : ` of ${escaped(names.withAccount(account))}`;
  return rest.join('/') === '*' ? `**any membership**${owner}` : `${code(rest.join('/'))}${owner}`;
}
