import type {
  Body,
  Column,
  Construct,
  Expression,
  From,
  Join,
  Name,
  NamedWindow,
  Pivot,
  Query,
  Relation,
  Select,
  SetBranch,
  Star,
  Statement,
} from '../tree';
import { Definitions } from './definitions';
import {
  type Field,
  type Fields,
  fieldsOf,
  innerFields,
  joinFields,
  mergeSources,
  renamed,
  tableFields,
  UNKNOWN_FIELDS,
  union,
} from './fields';
import { NAMING_FUNCTIONS, ROW_FUNCTIONS, TIME_WINDOWS } from './functions';
import { pivoted } from './pivots';
import {
  inside,
  type Place,
  type Resolution,
  type ResolvedJoin,
  type ResolvedQuery,
  type ResolvedSelect,
  type ResolvedTable,
  type TableUse,
} from './resolution';
import { type Reference, type Rows, Scope, type SourceRelation, unnamed, withShared } from './scope';
import { computedField, parametersOf, sourcesOf } from './sources';
import { isProtected, type QueryTable } from './tables';
import { callsIn, childrenOf, hasSubquery, windowKeys } from './walk';

const NOTHING: Rows = { fields: UNKNOWN_FIELDS, protected: false };

interface Context {
  readonly place: Place;
  /** The relations that this query and those around it define. */
  readonly defined: Definitions<Rows>;
  readonly outer?: Scope;
}

/**
 * What a name refers to that can be the column of a table whose columns are not known. `certain`: something that is not
 * known. `possible`: all columns that it can be.
 */
export type Following = 'certain' | 'possible';

/** Finds what the names in a text refer to. `tables` are those of the collaboration. */
export function resolve(
  statements: readonly Statement[],
  tables: readonly QueryTable[],
  following: Following = 'certain',
): Resolution {
  return new Resolver(tables, following).all(statements);
}

class Resolver {
  private readonly queries: ResolvedQuery[] = [];
  private readonly selects: ResolvedSelect[] = [];
  private readonly tableBodies: ResolvedTable[] = [];
  private readonly uses: TableUse[] = [];
  readonly references = new Map<Column, Reference>();
  readonly subqueries = new Map<Query, ResolvedQuery>();
  readonly stars = new Map<Star, Fields>();
  private readonly sets: (readonly Fields[])[] = [];
  private readonly opaque: Construct[] = [];
  private isFollowed = true;
  private readonly byName: ReadonlyMap<string, QueryTable>;

  constructor(
    tables: readonly QueryTable[],
    private readonly following: Following,
  ) {
    this.byName = new Map(tables.map((table) => [table.name.toLowerCase(), table]));
  }

  all(statements: readonly Statement[]): Resolution {
    const defined = new Definitions<Rows>();
    for (const { cached, query } of statements) {
      const rows = this.query(query, { place: cached ? 'cache' : 'final', defined });
      if (cached) {
        defined.define(cached, rows);
      }
    }
    const { queries, selects, tableBodies, uses, references, subqueries, stars, sets, opaque, isFollowed } = this;
    const found = { queries, selects, tableBodies, uses, references, subqueries, stars, sets, opaque, isFollowed };
    return { statements, tables: [...new Set(uses.flatMap(({ table }) => table ?? []))], ...found };
  }

  private query(query: Query, context: Context): ResolvedQuery {
    const defined = new Definitions(context.defined);
    for (const { name, columns, query: inner } of query.ctes) {
      if (query.recursive) {
        this.opaque.push({ word: 'RECURSIVE', at: query.at });
        this.isFollowed = false;
        defined.define(name, NOTHING);
      }
      const rows = this.query(inner, { ...context, defined, place: inside(context.place, 'cte') });
      defined.define(name, { ...rows, fields: this.renamed(rows.fields, columns) });
    }
    const selects: ResolvedSelect[] = [];
    const operators: SetBranch[] = [];
    const rows = this.body(query.body, query, { ...context, defined }, selects, operators);
    const scope = selects[0]?.scope ?? new Scope([{ ...unnamed(rows), fields: rows.fields }], context.outer);
    for (const { value } of query.order) {
      this.expression(value, scope, { ...context, defined });
    }
    for (const value of query.distribution.flatMap(({ values }) => values)) {
      this.expression(value, scope, { ...context, defined });
    }
    this.isFollowed &&= ![query.limit, query.offset].some(hasSubquery);
    const resolved = { query, place: context.place, selects, operators, ...rows };
    this.queries.push(resolved);
    return resolved;
  }

  /** The rows of a body. Its SELECT clauses and set operators are added to the lists. */
  private body(body: Body, query: Query, context: Context, selects: ResolvedSelect[], operators: SetBranch[]): Rows {
    switch (body.kind) {
      case 'select': {
        const select = this.select(body, query, context);
        selects.push(select);
        return select;
      }
      case 'set': {
        operators.push(...body.rest);
        const parts = [body.first, ...body.rest.map((branch) => branch.body)].map((part) =>
          this.body(part, query, context, selects, operators),
        );
        if (body.rest.some(({ operator, all }) => operator !== 'UNION' || !all)) {
          this.sets.push(parts.map((part) => part.fields));
        }
        return { fields: union(parts), protected: parts.some((part) => part.protected) };
      }
      case 'query': {
        const inner = this.query(body, context);
        selects.push(...inner.selects);
        operators.push(...inner.operators);
        return inner;
      }
      case 'table': {
        const relation = this.relation(body.table, context, [])[0];
        const rows = relation ?? NOTHING;
        this.tableBodies.push({ ...rows, place: context.place, at: body.at });
        return rows;
      }
      case 'values':
        return { fields: this.values(body.rows, body.columns, context), protected: false };
    }
  }

  private values(rows: readonly Expression[], columns: readonly Name[] | undefined, context: Context): Fields {
    const scope = new Scope([], context.outer);
    for (const row of rows) {
      this.expression(row, scope, context);
    }
    const cells = rows.map((row) => (row.kind === 'row' ? row.items : [row]));
    const items = (cells[0] ?? []).map((_, i): Field => {
      const values = cells.flatMap((row) => row[i] ?? []);
      return {
        name: `col${i + 1}`,
        sources: mergeSources(values.map((value) => sourcesOf(value, this))),
        parameters: values.flatMap((value) => parametersOf(value, this)),
        identifier: false,
      };
    });
    return this.renamed(fieldsOf(items), columns);
  }

  private select(select: Select, query: Query, context: Context): ResolvedSelect {
    const relations: SourceRelation[] = [];
    const joins: ResolvedJoin[] = [];
    if (select.from) {
      this.from(select.from, context, relations, joins);
    }
    const scope = new Scope(relations, context.outer);
    const windows = [...select.windows, ...query.windows];
    for (const window of windows.flatMap(({ window: one }) => windowKeys(one))) {
      this.expression(window, scope, context);
    }
    const { where, group } = select;
    // It cannot refer to the names of items.
    if (where) {
      this.expression(where, scope, context);
    }
    for (const call of group?.items.flatMap(callsIn).filter(({ name }) => TIME_WINDOWS.has(name)) ?? []) {
      this.expression(call, scope, context);
      scope.define(call.name.toLowerCase(), computedField(call, this));
    }
    const items: Fields[] = [];
    for (const item of select.items) {
      this.expression(item.value, scope, context);
      const fields = this.item(item, scope, windows);
      items.push(fields);
      for (const field of item.alias || item.aliases ? fields.items : []) {
        scope.define(field.name as string, field);
      }
    }
    for (const clause of [...(group?.items ?? []), select.having, select.qualify]) {
      if (clause) {
        this.expression(clause, scope, context);
      }
    }
    const fields = joinFields(items);
    const isPrivate = relations.some((relation) => relation.protected);
    const { place } = context;
    const resolved = { select, place, query, scope, joins, fields, items, windows, protected: isPrivate };
    this.selects.push(resolved);
    return resolved;
  }

  /** The columns of an item of a SELECT. */
  private item(
    { value, alias, aliases }: Select['items'][number],
    scope: Scope,
    windows: readonly NamedWindow[],
  ): Fields {
    if (value.kind === 'star') {
      return scope.star(value.of, value.except);
    }
    const field = computedField(value, this, windows);
    if (aliases) {
      return fieldsOf(aliases.map(({ text }) => ({ ...field, name: text.toLowerCase() })));
    }
    const reference = value.kind === 'column' ? this.references.get(value) : undefined;
    const copied = typeof reference === 'object' ? reference.field : undefined;
    const own = value.kind === 'column' ? value.path.at(-1)?.text : undefined;
    const name = (alias?.text ?? own)?.toLowerCase();
    return fieldsOf([{ ...field, name, copy: copied?.copy, identifier: copied?.identifier ?? false }]);
  }

  private from(from: From, context: Context, relations: SourceRelation[], joins: ResolvedJoin[]): void {
    for (const join of from.joins) {
      const left = [...relations];
      const right = this.joined(join, context, left, joins);
      relations.splice(0, left.length, ...withShared(left, join, right), ...right);
      if (join.on) {
        this.expression(join.on, new Scope(relations, context.outer), context);
      }
      joins.push({ join, left, right });
    }
    for (const { call, alias, columns } of from.views) {
      this.expression(call, new Scope([...relations], context.outer), context);
      const field = computedField(call, this);
      const items = columns.map(({ text }): Field => ({ ...field, name: text.toLowerCase() }));
      const fields = fieldsOf(items, columns.length > 0, { sources: field.sources, sameName: false });
      relations.push({ ...unnamed({ fields, protected: false }), alias: alias?.text.toLowerCase() });
    }
  }

  private renamed(fields: Fields, names: readonly Name[] | undefined): Fields {
    return names ? renamed(fields, names, this.following === 'possible') : fields;
  }

  /** The relations that a join adds to those before it. */
  private joined(
    join: Join,
    context: Context,
    left: readonly SourceRelation[],
    joins: ResolvedJoin[],
  ): readonly SourceRelation[] {
    const right = this.relation(join.relation, context, left, joins);
    this.isFollowed &&= !join.natural || [...left, ...right].every(({ fields }) => fields.complete);
    const names = join.natural
      ? left.flatMap(({ fields }) => fields.items.flatMap(({ name }) => name ?? []))
      : (join.using ?? []).map(({ text }) => text.toLowerCase());
    return right.map((relation) => ({
      ...relation,
      shared: new Set([...relation.shared, ...names]),
      hidden: relation.hidden || join.type === 'semi' || join.type === 'anti',
    }));
  }

  private relation(
    relation: Relation,
    context: Context,
    left: readonly SourceRelation[],
    joins: ResolvedJoin[] = [],
  ): readonly SourceRelation[] {
    const alias = relation.alias?.text.toLowerCase();
    const named = (rows: Rows, table?: QueryTable, name?: string): readonly SourceRelation[] => {
      const inner = innerFields(rows.fields);
      const { pivot, columns } = relation;
      const fields = pivot ? this.pivoted(pivot, { ...rows, fields: inner }, context) : this.renamed(inner, columns);
      return [{ ...unnamed(rows), fields, table, alias: alias ?? name }];
    };
    if (relation.pivot) {
      this.opaque.push(relation.pivot);
      this.isFollowed = false;
    }
    switch (relation.kind) {
      case 'table': {
        const { rows, table } = this.table(relation.path, context, relation.at);
        return named(rows, table, relation.path.at(-1)?.text.toLowerCase());
      }
      case 'derived': {
        // Only a lateral query refers to the relations before it; the names of others are not hidden by them.
        const outer = left.length > 0 ? new Scope(left, context.outer) : context.outer;
        return named(this.query(relation.query, { ...context, outer, place: inside(context.place, 'from') }));
      }
      case 'group': {
        const inner: SourceRelation[] = [];
        this.from(relation.from, context, inner, joins);
        if (!alias && !relation.pivot) {
          return inner;
        }
        const fields = new Scope(inner).star([], []);
        return named({ fields, protected: inner.some((one) => one.protected) });
      }
      case 'inline':
        return named({ fields: this.values(relation.rows, undefined, context), protected: false });
      case 'function': {
        this.isFollowed &&= relation.call.kind === 'call' && ROW_FUNCTIONS.has(relation.call.name);
        this.expression(relation.call, new Scope(left, context.outer), context);
        const field = computedField(relation.call, this);
        const items = (relation.columns ?? []).map(() => field);
        const fields = fieldsOf(items, items.length > 0, { sources: field.sources, sameName: false });
        return named({ fields, protected: false });
      }
      case 'parameter-table':
        this.isFollowed = false;
        return named(NOTHING);
    }
  }

  private pivoted(pivot: Pivot, rows: Rows, context: Context): Fields {
    const scope = new Scope([unnamed(rows)], context.outer);
    for (const value of pivot.columns ? pivot.aggregates : []) {
      this.expression(value, scope, context);
    }
    return pivoted(rows.fields, pivot, this);
  }

  private table(path: readonly Name[], { defined }: Context, at: number): { rows: Rows; table?: QueryTable } {
    const [name] = path as [Name];
    if (path.length > 1) {
      this.isFollowed = false;
      return { rows: NOTHING };
    }
    const rows = defined.find(name);
    if (rows) {
      return { rows };
    }
    const table = this.byName.get(name.text.toLowerCase());
    this.uses.push({ name: name.text, at, table });
    return table ? { rows: { fields: tableFields(table), protected: isProtected(table) }, table } : { rows: NOTHING };
  }

  private reference(column: Column, scope: Scope): Reference {
    const reference = scope.resolve(column);
    const possible = reference === 'unknown' && this.following === 'possible' ? scope.possible(column) : undefined;
    return possible ? { field: possible } : reference;
  }

  /** Finds what the names of an expression refer to, also in its subqueries. */
  private expression(expression: Expression, scope: Scope, context: Context): void {
    switch (expression.kind) {
      case 'column':
        this.references.set(expression, this.reference(expression, scope));
        return;
      case 'subquery': {
        const inner = { defined: context.defined, outer: scope, place: 'condition' } as const;
        this.subqueries.set(expression.query, this.query(expression.query, inner));
        return;
      }
      case 'star':
        this.stars.set(expression, scope.star(expression.of, expression.except));
        return;
      case 'lambda':
        this.expression(expression.body, scope.within(expression.names), context);
        return;
      default:
        this.isFollowed &&= expression.kind !== 'call' || !NAMING_FUNCTIONS.has(expression.name);
        for (const child of childrenOf(expression)) {
          this.expression(child, scope, context);
        }
    }
  }
}
