import type { Level } from '../levels';
import type { Guard, Through } from '../report';
import { type Comparison, isWider } from './comparison';
import { ANY, type Kind, type Part, type Profile, usesOf } from './flow-profile';
import { joined, listed, type Phrase, phrase, words } from './phrase';

/** What a member learns of a column, in words. */
export function flowWords(profile: Profile): Phrase {
  if (profile.level === 'NOTHING') {
    return words('nothing');
  }
  const kinds = (Object.entries(profile.uses) as [Kind, Level][]).reverse();
  const uses = kinds.filter(([, level]) => level !== 'NOTHING').map(([kind, level]) => useWords(kind, level, profile));
  const parts = uses.length === 0 ? [words(LEVEL_WORDS[profile.level])] : uses;
  const guards = profile.guards.map((guard) => words(GUARD_WORDS[guard]));
  return joined([...parts, ...otherJoins(profile), ...guards, ...(profile.read ? [] : [words(NOT_READ)])], '; ');
}

const LEVEL_WORDS: Readonly<Record<Level, string>> = {
  NOTHING: 'nothing',
  JOINED: 'matched',
  FILTER_FIXED: 'compared with constants of the text',
  FILTER_FREE: 'compared with any values',
  AGGREGATED_NOISY: 'aggregated with noise',
  AGGREGATED_MIN: 'aggregated in groups of a minimum size',
  AGGREGATED: 'aggregated',
  OVERLAP: 'shown for rows that match',
  CLEAR: 'in clear',
};

const GUARD_WORDS: Readonly<Record<Guard, string>> = {
  DP: 'under differential privacy',
  MINIMUM: 'with a minimum group size',
};

const THROUGH_WORDS: Readonly<Record<Through['kind'], string>> = {
  analysis: 'by analyses of the app',
  outsideAnalysis: 'by a template outside of the app',
  anyQuery: 'by any query',
  anyJob: 'by any job',
  model: 'by models',
};

const NOT_READ = 'what it goes through is not read';

function useWords(kind: Kind, level: Level, { functions, joins, through }: Profile): Phrase {
  const details = [
    ...(kind === 'aggregate' ? [functions.includes(ANY) ? words('any function') : listed(functions)] : []),
    ...(kind === 'match' ? joinWords(joins) : []),
  ].filter((detail) => detail.length > 0);
  const ways = through
    .filter((one) => one.startsWith(`${kind}: `))
    .map((one) => one.slice(kind.length + 2) as Through['kind']);
  const isPlain = ways.length === 1 && ways[0] === 'analysis';
  const by = isPlain ? [] : ways.map((way) => words(THROUGH_WORDS[way]));
  return joined([words(LEVEL_WORDS[level]), ...details, ...by], ', ');
}

/** The columns with which a column is compared that has another use. */
function otherJoins({ joins, uses }: Profile): readonly Phrase[] {
  return uses.match === 'NOTHING' ? joinWords(joins).map((one) => phrase`compared ${one}`) : [];
}

function joinWords(joins: readonly string[]): readonly Phrase[] {
  return joins.length === 0 ? [] : [joins.includes(ANY) ? words('with any column') : phrase`with ${listed(joins)}`];
}

/** What a level means that is new, or higher than before. */
const REACHED: Readonly<Record<Level, string>> = {
  NOTHING: '',
  JOINED: 'results depend on whether a person is in the table',
  FILTER_FIXED: 'results depend on the values of the column',
  FILTER_FREE: 'the values can be guessed: the same question is asked with one value after the other',
  AGGREGATED_NOISY: 'aggregates reveal something about each person; only noise and the budget limit how much',
  AGGREGATED_MIN: 'aggregates are exact; only the minimum group size hides a person',
  AGGREGATED: 'aggregates are exact, also for a group of one person',
  OVERLAP: 'the values of each person who is in both tables are returned',
  CLEAR: 'the values are returned as they are',
};

const GUARD_LOST: Readonly<Record<Guard, string>> = {
  DP: 'no noise and no budget protects the people in the table',
  MINIMUM: 'groups of one person are returned',
};

const PART_WIDER: Readonly<Record<Exclude<Part, 'level' | 'guards' | 'uses'>, string>> = {
  through: 'it is learned in another way, so that other limits apply',
  functions: 'another function reveals something else of the same values',
  joins: 'it is matched with another column, which reveals who is in both tables',
  read: 'what it goes through is not understood, so that this is the most that is possible',
};

/** Why it matters that a flow is wider than before. */
export function flowReasons(
  before: Profile,
  after: Profile,
  parts: Readonly<Record<Part, Comparison>>,
): readonly string[] {
  const reached = [
    ...(isWider(parts.level) ? [after.level] : []),
    ...(isWider(parts.uses) ? usesOf(before, after).flatMap(reachedLevel) : []),
  ];
  const lost = isWider(parts.guards) ? before.guards.filter((guard) => !after.guards.includes(guard)) : [];
  const others = (Object.keys(PART_WIDER) as (keyof typeof PART_WIDER)[]).filter((part) => isWider(parts[part]));
  // What a new kind of use comes with is not a reason of its own kind.
  const alone = reached.length === 0 ? others : others.filter((part) => part === 'read');
  return [
    ...new Set([
      ...reached.map((level) => REACHED[level]),
      ...lost.map((guard) => GUARD_LOST[guard]),
      ...alone.map((part) => PART_WIDER[part]),
    ]),
  ];
}

function reachedLevel({ level, comparison }: { level: Level; comparison: Comparison }): readonly Level[] {
  return isWider(comparison) ? [level] : [];
}
