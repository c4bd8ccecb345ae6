import type { Level } from '../levels';
import type { Flow, Guard, Through, Use } from '../report';
import { code, enumerated } from './markdown';

/** What a member learns through a use, in a few words for the picture, and in a sentence for the table. */
interface Words {
  readonly short: string;
  readonly sentence: (use: Use, guards: readonly Guard[]) => string;
}

/** The words for each level. */
export const LEVEL_WORDS: Readonly<Record<Level, Words>> = {
  NOTHING: { short: 'nothing', sentence: () => '**nothing**' },
  JOINED: { short: 'matched', sentence: (use) => `**matched**${withJoins(use)}; not shown` },
  FILTER_FIXED: {
    short: 'compared with constants',
    sentence: (use) => `**compared** with constants of the text${alsoMatched(use)}; not shown`,
  },
  FILTER_FREE: {
    short: 'compared with chosen values',
    sentence: (use) => `**compared** with values that the runner chooses${chosen(use)}${alsoMatched(use)}; not shown`,
  },
  AGGREGATED_NOISY: {
    short: 'aggregated with noise',
    sentence: (use) => `**${verb(use)} with noise**${alsoMatched(use)}`,
  },
  AGGREGATED_MIN: {
    short: 'aggregated with a smallest group',
    sentence: (use) => `**${verb(use)}**, for groups of a minimum size${alsoMatched(use)}`,
  },
  AGGREGATED: {
    short: 'aggregated',
    sentence: (use) => `**${verb(use)}**, without noise and for groups of any size${alsoMatched(use)}`,
  },
  OVERLAP: {
    short: 'values of rows that match',
    sentence: (use) => `**in clear**, for the rows that match${alsoMatched(use)}`,
  },
  CLEAR: {
    short: 'in clear',
    sentence: (use, guards) => `**in clear**${use.read ? asGroup(use, guards) : ''}${alsoMatched(use)}`,
  },
};

/** What a member learns of a column, with all ways in which it does, from the most to the least. */
export function howOf({ uses, guards }: Pick<Flow, 'uses' | 'guards'>): string {
  const sentences = uses.map((use) => {
    const sentence = LEVEL_WORDS[use.level].sentence(use, guards);
    return use.read ? sentence : `${sentence} (the most that is possible, as ${sourceOf(use)} is not read)`;
  });
  return [...new Set(sentences)].join('<br>');
}

/** What must be read to know more. */
function sourceOf({ through: { kind } }: Use): string {
  return kind === 'model' || kind === 'anyJob' ? 'the code' : 'the text';
}

/** What a use goes through, in Markdown. */
export function throughText(through: Through): string {
  switch (through.kind) {
    case 'analysis':
      return code(through.name);
    case 'outsideAnalysis':
      return `the template ${code(through.name)} of another app`;
    case 'anyQuery':
      return 'any query';
    case 'anyJob':
      return 'any job';
    case 'model':
      return `the model ${code(through.name)}`;
  }
}

const VERBS: Readonly<Record<string, string>> = {
  COUNT: 'counted',
  COUNT_DISTINCT: 'counted',
  SUM: 'summed',
  SUM_DISTINCT: 'summed',
  AVG: 'averaged',
};

/** Counted, summed or averaged, or aggregated by other functions. */
function verb({ functions = [] }: Use): string {
  const verbs = [...new Set(functions.map((name) => VERBS[name]))];
  return verbs.length > 0 && !verbs.includes(undefined as never) ? enumerated(verbs) : 'aggregated';
}

function chosen({ parameters = [] }: Use): string {
  return parameters.length > 0 ? ` (${enumerated(parameters.map((name) => code(`:${name}`)))})` : '';
}

function withJoins({ joins = [] }: Use): string {
  return joins.length > 0 ? ` with ${enumerated(joins.map(code))}` : '';
}

function alsoMatched(use: Use): string {
  return use.joins && use.joins.length > 0 ? `; matched${withJoins(use)}` : '';
}

/** Under differential privacy, what is in clear is the name of a group. Beside a smallest group, it can be a value of one row. */
function asGroup(use: Use, guards: readonly Guard[]): string {
  const isNamed = guards.includes('DP') && isGroup(use);
  const limits = [
    ...(guards.includes('DP') ? ['with values that have noise'] : []),
    ...(guards.includes('MINIMUM') ? ['of a minimum size'] : []),
  ];
  if (limits.length === 0) {
    return '';
  }
  return isNamed ? `, as the name of a group ${enumerated(limits)}` : `, in rows about groups ${enumerated(limits)}`;
}

/** Whether a column in clear is only the name of a group: no function returns its value from a group. */
export function isGroup({ read, functions = [] }: Use): boolean {
  return read && functions.length === 0;
}
