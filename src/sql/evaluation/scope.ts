import type { Column, Join, Name } from '../tree';
import { type Field, type Fields, joinFields, mergeSources, sourcesNamed, UNKNOWN_FIELDS } from './fields';
import type { QueryTable } from './tables';

/** The rows of a query or relation. */
export interface Rows {
  readonly fields: Fields;
  /** Whether they come from a table under differential privacy. */
  readonly protected: boolean;
}

/** A relation that a SELECT reads. */
export interface SourceRelation extends Rows {
  /** In lowercase. It is undefined for relations without a name. */
  readonly alias?: string;
  /** The table, if it is one. */
  readonly table?: QueryTable;
  /** Whether its columns are only visible in the condition of its join. */
  readonly hidden: boolean;
  /** Columns that are those of a relation before it, because of `USING`. */
  readonly shared: ReadonlySet<string>;
}

export function unnamed({ fields, protected: isProtected }: Rows): SourceRelation {
  return { fields, protected: isProtected, hidden: false, shared: new Set() };
}

/** Words that are values of the session, or of the groups, if there is no such column. */
const SESSION: ReadonlySet<string> = new Set([
  'USER',
  'SESSION_USER',
  'LOCALTIME',
  'LOCALTIMESTAMP',
  'CURRENT_CATALOG',
  'CURRENT_DATABASE',
  'CURRENT_SCHEMA',
  'CURRENT_TIMEZONE',
  'GROUPING__ID',
]);

/** What a name refers to. `missing`: certainly nothing. `unknown`: something that is not known. */
export type Reference = { readonly field: Field; readonly relation?: SourceRelation } | 'unknown' | 'missing';

/** The relations and names that the expressions of a SELECT can refer to. */
export class Scope {
  /** The aliases of the items of the SELECT. */
  private readonly aliases = new Map<string, Field>();

  constructor(
    readonly relations: readonly SourceRelation[],
    private readonly outer?: Scope,
    private readonly locals: ReadonlySet<string> = new Set(),
    /** The aliases of a scope around a lambda. */
    private readonly around?: Scope,
  ) {}

  define(alias: string, field: Field): void {
    if (!this.aliases.has(alias)) {
      this.aliases.set(alias, field);
    }
  }

  /** The same with the names of a lambda. */
  within(names: readonly string[]): Scope {
    return new Scope(this.relations, this.outer, new Set([...this.locals, ...names]), this);
  }

  resolve({ path }: Column): Reference {
    const [first] = path as [Name];
    if (this.locals.has(first.text.toLowerCase())) {
      return 'unknown';
    }
    const reference = this.find(path.map(({ text }) => text.toLowerCase()));
    // A text in double quotes that is not a column is a string.
    const isOther = path.length === 1 && (first.quote === '"' || SESSION.has(first.text.toUpperCase()));
    return reference === 'missing' && isOther ? 'unknown' : reference;
  }

  private find(path: readonly string[]): Reference {
    const [first, second] = path as [string, string?];
    if (second !== undefined) {
      // `table.column`, or `database.table.column`.
      for (const [name, column] of [path.slice(0, 2), path.slice(1, 3)] as [string, string | undefined][]) {
        const relation = this.relations.find(({ alias }) => alias === name);
        const field = column === undefined ? undefined : relation?.fields.items.find((one) => one.name === column);
        if (relation && field) {
          return { field, relation };
        }
        if (relation && column !== undefined && !relation.fields.complete) {
          return 'unknown';
        }
      }
    }
    const matches = this.matches(first);
    if (matches.length > 0) {
      return second === undefined ? (matches[0] as Reference) : this.part(matches[0] as Reference);
    }
    if (this.relations.some(({ fields }) => !fields.complete || fields.items.some(({ name }) => name === undefined))) {
      // An expression without alias has a name that the engine chooses.
      return 'unknown';
    }
    const alias = this.alias(first);
    if (alias) {
      return second === undefined ? { field: alias } : this.part({ field: alias });
    }
    if (this.outer) {
      return this.outer.find(path);
    }
    // Words without a FROM clause can be values of the session.
    return this.relations.length > 0 ? 'missing' : 'unknown';
  }

  /** All from which a name can come that does not certainly refer to one column, or to nothing. */
  possible({ path }: Column): Field | undefined {
    const [first] = path as [Name];
    if (this.locals.has(first.text.toLowerCase())) {
      return undefined;
    }
    const fields = this.candidates(path.map(({ text }) => text.toLowerCase()));
    return fields.length === 0
      ? undefined
      : {
          sources: mergeSources(fields.map(({ sources }) => sources)),
          parameters: [...new Set(fields.flatMap(({ parameters }) => parameters ?? []))],
          identifier: false,
        };
  }

  private candidates(path: readonly string[]): readonly Field[] {
    const [first] = path as [string];
    // `table.column`, or `database.table.column`.
    const i = path.slice(1).findIndex((_, at) => this.relations.some(({ alias }) => alias === path[at]));
    const name = path[i + 1] ?? first;
    const relations = i < 0 ? this.relations : this.relations.filter(({ alias }) => alias === path[i]);
    const fields = relations.flatMap((one) => [
      ...one.fields.items.filter((field) => field.name === undefined || field.name === name),
      ...(one.fields.complete ? [] : [{ sources: sourcesNamed(one.fields, name), identifier: false }]),
    ]);
    const alias = this.alias(first);
    return [...fields, ...(alias ? [alias] : []), ...(this.outer?.candidates(path) ?? [])];
  }

  private alias(name: string): Field | undefined {
    return this.aliases.get(name) ?? this.around?.alias(name);
  }

  private matches(name: string): readonly Reference[] {
    return this.relations.flatMap((relation) => {
      const field = relation.shared.has(name) ? undefined : relation.fields.items.find((one) => one.name === name);
      return field ? [{ field, relation }] : [];
    });
  }

  /** A field of a structure is computed from it. */
  private part(reference: Reference): Reference {
    return typeof reference === 'string'
      ? reference
      : {
          field: { sources: reference.field.sources, parameters: reference.field.parameters, identifier: false },
          relation: reference.relation,
        };
  }

  /** The relations of `*`, or of `relation.*`. */
  starred(of: readonly Name[]): readonly SourceRelation[] {
    const name = of.at(-1)?.text.toLowerCase();
    return this.relations.filter(({ alias, hidden }) => (name === undefined ? !hidden : alias === name));
  }

  /** The columns of `*`, or of `relation.*`. */
  star(of: readonly Name[], except: readonly Name[]): Fields {
    const name = of.at(-1)?.text.toLowerCase();
    const relations = this.starred(of);
    const left = new Set(except.map(({ text }) => text.toLowerCase()));
    const lists = relations.map(({ fields, shared }) => ({
      ...fields,
      items: fields.items.filter(
        (field) => field.name === undefined || !(left.has(field.name) || (!name && shared.has(field.name))),
      ),
    }));
    return lists.length > 0 ? joinFields(lists) : UNKNOWN_FIELDS;
  }
}

/**
 * The relations before a join. A column that a join shares is that of the relation behind it where the one before it has no
 * row, as in `a FULL JOIN b USING (id)`.
 */
export function withShared(
  left: readonly SourceRelation[],
  { type }: Join,
  right: readonly SourceRelation[],
): readonly SourceRelation[] {
  const names = type === 'right' || type === 'full' ? new Set(right.flatMap(({ shared }) => [...shared])) : new Set();
  const all = right.flatMap(({ fields }) => fields.items);
  return names.size === 0
    ? left
    : left.map((relation) => ({
        ...relation,
        fields: {
          ...relation.fields,
          items: relation.fields.items.map((field) => {
            const behind = all.filter(({ name }) => name === field.name && names.has(name));
            return { ...field, sources: mergeSources([field, ...behind].map(({ sources }) => sources)) };
          }),
        },
      }));
}
