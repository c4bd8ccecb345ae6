import { isMore, type Level } from '../levels';
import type { Flow, Guard, Through, Use } from '../report';
import { type Comparison, compareSets, overall, reversed } from './comparison';

/** What of a flow decides whether another flow lets out more. */
export interface Profile {
  readonly level: Level;
  /** The highest level of each kind of use. */
  readonly uses: Readonly<Record<Kind, Level>>;
  /** What each kind of use goes through, as `kind of use: kind`. */
  readonly through: readonly string[];
  /** The functions that aggregate. `ANY` stands for all. */
  readonly functions: readonly string[];
  /** The columns with which the column is compared. `ANY` stands for all. */
  readonly joins: readonly string[];
  readonly guards: readonly Guard[];
  readonly read: boolean;
}

/** The levels of one kind of use differ in how much is learned, not in what. */
export type Kind = 'match' | 'compare' | 'aggregate' | 'rows' | 'values';

export const KIND_OF: Readonly<Record<Exclude<Level, 'NOTHING'>, Kind>> = {
  JOINED: 'match',
  FILTER_FIXED: 'compare',
  FILTER_FREE: 'compare',
  AGGREGATED_NOISY: 'aggregate',
  AGGREGATED_MIN: 'aggregate',
  AGGREGATED: 'aggregate',
  OVERLAP: 'rows',
  CLEAR: 'values',
};

/** Stands for all functions, or for all columns. */
export const ANY = '*';

const NO_USES: Profile['uses'] = {
  match: 'NOTHING',
  compare: 'NOTHING',
  aggregate: 'NOTHING',
  rows: 'NOTHING',
  values: 'NOTHING',
};

/** Nothing is learned of the column. */
export const NOTHING: Profile = {
  level: 'NOTHING',
  uses: NO_USES,
  through: [],
  functions: [],
  joins: [],
  guards: [],
  read: true,
};

export function profileOf({ level, guards, uses }: Flow): Profile {
  const known = uses.filter((use) => use.level !== 'NOTHING');
  return {
    level,
    uses: known.reduce(withUse, NO_USES),
    through: throughOf(known),
    functions: withAny(known.filter(isAggregate).map(({ functions }) => functions)),
    joins: withAny(known.map((use) => use.joins ?? (use.level === 'JOINED' ? undefined : []))),
    guards: [...new Set(guards)].sort(),
    read: uses.every(({ read }) => read),
  };
}

function withUse(uses: Profile['uses'], { level }: Use): Profile['uses'] {
  const kind = kindOfUse(level);
  return isMore(level, uses[kind]) ? { ...uses, [kind]: level } : uses;
}

function kindOfUse(level: Level): Kind {
  // Uses at the level of nothing are not in a profile.
  return KIND_OF[level as Exclude<Level, 'NOTHING'>];
}

function isAggregate({ level }: Use): boolean {
  return level !== 'NOTHING' && KIND_OF[level] === 'aggregate';
}

function throughOf(uses: readonly Use[]): readonly string[] {
  return [...new Set(uses.map(({ level, through: { kind } }) => `${kindOfUse(level)}: ${kind}`))].sort();
}

const OF_ANALYSIS = / analysis$/;
const FREE: readonly Through['kind'][] = ['anyQuery', 'anyJob'];

/** Whether a way is one of others. Who can write any query can write that of an analysis. */
function isWay(way: string, ways: readonly string[]): boolean {
  return (
    ways.includes(way) ||
    (OF_ANALYSIS.test(way) && FREE.some((free) => ways.includes(way.replace(OF_ANALYSIS, ` ${free}`))))
  );
}

/** Names of all lists. One that is missing contains any name. */
function withAny(lists: readonly (readonly string[] | undefined)[]): readonly string[] {
  return lists.some((list) => list === undefined) ? [ANY] : [...new Set(lists.flatMap((list) => list ?? []))].sort();
}

/** The parts of two flows that can differ. */
export type Part = 'level' | 'guards' | 'uses' | 'through' | 'functions' | 'joins' | 'read';

/** How each part of a flow compares with the previous one. */
export function compareParts(before: Profile, after: Profile): Readonly<Record<Part, Comparison>> {
  // Values in clear contain what any other use shows of the column.
  const inLimits = (comparison: Comparison): Comparison => {
    const more = comparison === 'more' || comparison === 'other';
    const less = comparison === 'less' || comparison === 'other';
    const [gained, lost] = [more && before.level !== 'CLEAR', less && after.level !== 'CLEAR'];
    return gained ? (lost ? 'other' : 'more') : lost ? 'less' : 'same';
  };
  const stays = (kind: Kind) => has(before, kind) && has(after, kind);
  const [one, other] = [before, after].map(({ through }) => through.filter((way) => stays(kindOfWay(way))));
  const isMatchedInBoth = has(before, 'match') === has(after, 'match');
  return {
    level: compareLevels(before.level, after.level),
    guards: guardsOf(before, after),
    uses: inLimits(overall(usesOf(before, after).map(({ comparison }) => comparison))),
    through: inLimits(compareSets(one, other, isWay)),
    functions: stays('aggregate') ? inLimits(compareSets(before.functions, after.functions, isNamed)) : 'same',
    joins: isMatchedInBoth ? inLimits(compareSets(before.joins, after.joins, isNamed)) : 'same',
    read: before.read === after.read ? 'same' : after.read ? 'less' : 'more',
  };
}

/**
 * The kinds of use whose level differs. A kind that takes the place of a higher one lets out less: what was in rows is
 * aggregated, for example.
 */
export function usesOf(
  before: Profile,
  after: Profile,
): readonly { readonly level: Level; readonly comparison: Comparison }[] {
  return KINDS.map((kind) => {
    const [one, other] = [before.uses[kind], after.uses[kind]];
    const isReplaced = replaces(kind, after, before) || replaces(kind, before, after);
    return { level: other, comparison: isReplaced ? 'same' : compareLevels(one, other) };
  });
}

const KINDS = Object.keys(NO_USES) as Kind[];

/** Whether only one of two flows has a kind of use, and the other one has a higher kind instead. */
function replaces(kind: Kind, one: Profile, other: Profile): boolean {
  const isIn = has(one, kind) && !has(other, kind);
  return (
    isIn &&
    KINDS.some((higher) => has(other, higher) && !has(one, higher) && isMore(other.uses[higher], one.uses[kind]))
  );
}

function has({ uses }: Profile, kind: Kind): boolean {
  return uses[kind] !== 'NOTHING';
}

function kindOfWay(way: string): Kind {
  return way.slice(0, way.indexOf(':')) as Kind;
}

function compareLevels(before: Level, after: Level): Comparison {
  return isMore(after, before) ? 'more' : isMore(before, after) ? 'less' : 'same';
}

/** Fewer guards let out more. A column of which nothing was learned, or is learned, has no guards to compare. */
function guardsOf(before: Profile, after: Profile): Comparison {
  return before.level === 'NOTHING' || after.level === 'NOTHING'
    ? 'same'
    : reversed(compareSets(before.guards, after.guards));
}

function isNamed(name: string, names: readonly string[]): boolean {
  return names.includes(name) || names.includes(ANY);
}
