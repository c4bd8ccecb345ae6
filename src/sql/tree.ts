/**
 * The syntax tree of a SQL text. Each node has its offset in the text.
 *
 * What can repeat without end, such as `a + b + c`, joins or unions, is a list and not a chain of nested nodes. The depth
 * of a tree is therefore limited by that of the brackets in the text.
 */
export interface Node {
  readonly at: number;
}

/** A name as it is written. */
export interface Name extends Node {
  readonly text: string;
  /** The quotes around it. */
  readonly quote?: '"' | '`';
}

// Statements

export interface Statement extends Node {
  /** The name that `CACHE TABLE` defines. */
  readonly cached?: Name;
  readonly query: Query;
}

export interface Query extends Node {
  readonly kind: 'query';
  readonly recursive: boolean;
  readonly ctes: readonly Cte[];
  readonly body: Body;
  readonly order: readonly Sort[];
  /** `CLUSTER BY`, `DISTRIBUTE BY` and `SORT BY`. */
  readonly distribution: readonly Distribution[];
  readonly windows: readonly NamedWindow[];
  readonly limit?: Expression;
  readonly offset?: Expression;
}

export interface Cte {
  readonly name: Name;
  readonly columns?: readonly Name[];
  readonly query: Query;
}

export type Body = Select | SetOperation | Values | TableBody | Query;

export interface SetOperation extends Node {
  readonly kind: 'set';
  readonly first: Body;
  readonly rest: readonly SetBranch[];
}

export interface SetBranch extends Node {
  readonly operator: 'UNION' | 'INTERSECT' | 'EXCEPT' | 'MINUS';
  readonly all: boolean;
  readonly body: Body;
}

export interface Values extends Node {
  readonly kind: 'values';
  readonly rows: readonly Expression[];
  readonly columns?: readonly Name[];
}

/** `TABLE name`. */
export interface TableBody extends Node {
  readonly kind: 'table';
  readonly table: TableRead;
}

export interface Select extends Node {
  readonly kind: 'select';
  readonly hints: readonly Hint[];
  readonly distinct: boolean;
  readonly top?: Node;
  readonly items: readonly Item[];
  readonly from?: From;
  readonly where?: Expression;
  readonly group?: Group;
  readonly having?: Expression;
  readonly qualify?: Expression;
  readonly windows: readonly NamedWindow[];
}

export interface Hint extends Node {
  readonly name: string;
  readonly arguments: readonly HintArgument[];
}

export interface HintArgument extends Node {
  readonly kind: 'number' | 'name' | 'parameter' | 'other';
  readonly text: string;
}

export interface Item extends Node {
  readonly value: Expression;
  readonly alias?: Name;
  /** Several names, for a function that returns several columns. */
  readonly aliases?: readonly Name[];
}

export interface Group extends Node {
  readonly items: readonly Expression[];
  readonly all: boolean;
  /** `ROLLUP`, `CUBE` or `GROUPING SETS`, each with its offset. */
  readonly sets: readonly Construct[];
}

/** A word of the syntax that stands for itself. */
export interface Construct extends Node {
  readonly word: string;
}

export interface Sort extends Node {
  readonly value: Expression;
}

export interface Distribution extends Construct {
  readonly values: readonly Expression[];
}

export interface NamedWindow extends Node {
  readonly name: string;
  readonly window: Window;
}

// Relations

export interface From extends Node {
  /** The joined relations, in order. The first has the type `first`. */
  readonly joins: readonly Join[];
  /** `LATERAL VIEW`. */
  readonly views: readonly LateralView[];
}

export type JoinType = 'first' | 'comma' | 'inner' | 'cross' | 'left' | 'right' | 'full' | 'semi' | 'anti';

export interface Join extends Node {
  readonly type: JoinType;
  readonly natural: boolean;
  readonly lateral: boolean;
  readonly relation: Relation;
  readonly on?: Expression;
  readonly using?: readonly Name[];
}

export type Relation = TableRead | DerivedTable | JoinGroup | InlineTable | TableFunction | ParameterTable;

interface Aliased extends Node {
  readonly alias?: Name;
  readonly columns?: readonly Name[];
  /** `PIVOT` or `UNPIVOT`, after which the columns are others. */
  readonly pivot?: Pivot;
  /** `TABLESAMPLE`. */
  readonly sample?: Construct;
}

export interface Pivot extends Construct {
  readonly aggregates: readonly Expression[];
  /**
   * The columns whose values become columns.
   *
   * @default - columns become values, or several pivots follow each other
   */
  readonly columns?: readonly Name[];
}

export interface TableRead extends Aliased {
  readonly kind: 'table';
  readonly path: readonly Name[];
}

export interface DerivedTable extends Aliased {
  readonly kind: 'derived';
  readonly query: Query;
}

export interface JoinGroup extends Aliased {
  readonly kind: 'group';
  readonly from: From;
}

export interface InlineTable extends Aliased {
  readonly kind: 'inline';
  readonly rows: readonly Expression[];
}

export interface TableFunction extends Aliased {
  readonly kind: 'function';
  readonly call: Expression;
}

/** A parameter in the place of a table. */
export interface ParameterTable extends Aliased {
  readonly kind: 'parameter-table';
  readonly name: string;
}

export interface LateralView extends Node {
  readonly call: Expression;
  readonly alias?: Name;
  readonly columns: readonly Name[];
}

// Expressions

export type Expression =
  | Literal
  | Parameter
  | Column
  | Star
  | Call
  | Case
  | Cast
  | Chain
  | Prefix
  | Test
  | Subquery
  | Row
  | Lambda
  | Access
  | Interval;

export interface Literal extends Node {
  readonly kind: 'literal';
  readonly type: 'string' | 'number' | 'boolean' | 'null' | 'typed';
  readonly text: string;
}

export interface Parameter extends Node {
  readonly kind: 'parameter';
  readonly name: string;
}

/** A column, possibly qualified, or a field of a column. */
export interface Column extends Node {
  readonly kind: 'column';
  readonly path: readonly Name[];
}

export interface Star extends Node {
  readonly kind: 'star';
  readonly of: readonly Name[];
  readonly except: readonly Name[];
}

export interface Call extends Node {
  readonly kind: 'call';
  /** In uppercase. */
  readonly name: string;
  readonly arguments: readonly Expression[];
  readonly distinct: boolean;
  readonly within?: readonly Sort[];
  readonly filter?: Expression;
  readonly over?: Window;
}

/** A window: what it refers to, or what it specifies. */
export interface Window extends Node {
  readonly name?: string;
  readonly partition: readonly Expression[];
  readonly order: readonly Sort[];
  /** Whether it has an order or a frame, so that it contains other rows for each row. */
  readonly running: boolean;
}

export interface Case extends Node {
  readonly kind: 'case';
  readonly operand?: Expression;
  readonly branches: readonly { readonly when: Expression; readonly result: Expression }[];
  readonly otherwise?: Expression;
}

export interface Cast extends Node {
  readonly kind: 'cast';
  readonly operand: Expression;
  /** Empty if it is not known. */
  readonly type: string;
  readonly written: 'CAST' | 'TRY_CAST' | '::';
}

/** Operands with operators of the same precedence between them. */
export interface Chain extends Node {
  readonly kind: 'chain';
  readonly operands: readonly Expression[];
  readonly operators: readonly Construct[];
}

export interface Prefix extends Node {
  readonly kind: 'prefix';
  readonly operator: string;
  readonly operand: Expression;
}

/** A predicate that is not an operator between two values: `IN`, `LIKE`, `BETWEEN`, `IS …` and `EXISTS`. */
export interface Test extends Node {
  readonly kind: 'test';
  readonly operator: string;
  readonly negated: boolean;
  readonly operands: readonly Expression[];
}

export interface Subquery extends Node {
  readonly kind: 'subquery';
  readonly query: Query;
}

export interface Row extends Node {
  readonly kind: 'row';
  readonly items: readonly Expression[];
}

export interface Lambda extends Node {
  readonly kind: 'lambda';
  readonly names: readonly string[];
  readonly body: Expression;
}

/** Fields and elements of a value. */
export interface Access extends Node {
  readonly kind: 'access';
  readonly base: Expression;
  readonly indexes: readonly Expression[];
}

export interface Interval extends Node {
  readonly kind: 'interval';
  readonly operands: readonly Expression[];
  /** Whether the unit is within the string, as in `INTERVAL '1 SECOND'`. */
  readonly unitInString: boolean;
}
