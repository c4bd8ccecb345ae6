import type {
  Column,
  Construct,
  Expression,
  Join,
  NamedWindow,
  Query,
  Select,
  SetBranch,
  Star,
  Statement,
  Window,
} from '../tree';
import type { Fields } from './fields';
import type { Reference, Scope, SourceRelation } from './scope';
import type { QueryTable } from './tables';

/**
 * Where a query is. `final`: its rows are the result. `cte`, `from`, `cache`: other queries read its rows. `condition`: it
 * is part of an expression, or of a query that is.
 */
export type Place = 'final' | 'cte' | 'from' | 'cache' | 'condition';

/** A query within one that is part of an expression is part of that expression, too. */
export function inside(around: Place, place: Place): Place {
  return around === 'condition' ? around : place;
}

/** A query with what it refers to. */
export interface ResolvedQuery {
  readonly query: Query;
  readonly place: Place;
  /** The bodies that are SELECT clauses, of all branches of set operations. */
  readonly selects: readonly ResolvedSelect[];
  readonly operators: readonly SetBranch[];
  readonly fields: Fields;
  /** Whether it reads rows of a table under differential privacy. */
  readonly protected: boolean;
}

export interface ResolvedSelect {
  readonly select: Select;
  readonly place: Place;
  /** The query whose body it is, or part of it. */
  readonly query: Query;
  readonly scope: Scope;
  readonly joins: readonly ResolvedJoin[];
  readonly fields: Fields;
  /** The fields of each item; a star has several. */
  readonly items: readonly Fields[];
  readonly windows: readonly NamedWindow[];
  readonly protected: boolean;
}

/** `TABLE name` in the place of a SELECT. */
export interface ResolvedTable {
  readonly place: Place;
  readonly fields: Fields;
  readonly protected: boolean;
  readonly at: number;
}

/** A join, with the relations before it. */
export interface ResolvedJoin {
  readonly join: Join;
  readonly left: readonly SourceRelation[];
  readonly right: readonly SourceRelation[];
}

/** A place in which a table is read. */
export interface TableUse {
  readonly name: string;
  readonly at: number;
  /** @default - there is no such table */
  readonly table?: QueryTable;
}

/** All that a text refers to. */
export interface Resolution {
  readonly statements: readonly Statement[];
  readonly queries: readonly ResolvedQuery[];
  readonly selects: readonly ResolvedSelect[];
  readonly tableBodies: readonly ResolvedTable[];
  readonly uses: readonly TableUse[];
  /** The tables that are read, without duplicates. */
  readonly tables: readonly QueryTable[];
  readonly references: ReadonlyMap<Column, Reference>;
  /** What each subquery in an expression returns. */
  readonly subqueries: ReadonlyMap<Query, ResolvedQuery>;
  /** The columns of each `*` in an expression. */
  readonly stars: ReadonlyMap<Star, Fields>;
  /** The rows of the branches of each `UNION`, `INTERSECT` or `EXCEPT` that compares them. */
  readonly sets: readonly (readonly Fields[])[];
  /** Constructs that are not followed, so that their columns are unknown. */
  readonly opaque: readonly Construct[];
  /** Whether it has nothing after which it is not known which columns there are, such as a pivot. */
  readonly isFollowed: boolean;
}

/** The window of a call, with what it takes from the window that it names. */
export function windowsOf(window: Window, named: readonly NamedWindow[]): readonly Window[] {
  const windows = new Set<Window>();
  let next: Window | undefined = window;
  while (next && !windows.has(next)) {
    windows.add(next);
    const { name }: Window = next;
    next = named.find((one) => one.name === name)?.window;
  }
  return [...windows];
}

/** The columns of an expression with what they refer to. */
export function fieldOf(expression: Expression, references: Resolution['references']) {
  const reference = expression.kind === 'column' ? references.get(expression) : undefined;
  return typeof reference === 'object' ? reference.field : undefined;
}
