import { type AGGREGATION, CUSTOM, type LIST } from '../../private/words';
/** A table that queries can read, as far as it is known. */
export interface QueryTable {
  /** The name of its association, by which queries read it. */
  readonly name: string;
  /** The member that owns it. */
  readonly owner?: string;
  /** The columns that queries can use. */
  readonly columns?: readonly string[];
  /** @default - unknown, so that nothing that depends on the rule is reported */
  readonly rule?: TableRule;
  /** Whether it is an ID mapping table, which the service manages. */
  readonly mapping?: boolean;
}

export type TableRule = AggregationRule | ListRule | CustomRule;

/** A list that is not known is undefined. */
export interface AggregationRule {
  readonly type: typeof AGGREGATION;
  readonly aggregates?: readonly Aggregate[];
  readonly joinColumns?: readonly string[];
  readonly joinRequired: boolean;
  /** `AND` and `OR`, in conditions of joins. */
  readonly joinOperators?: readonly string[];
  readonly dimensionColumns?: readonly string[];
  readonly scalarFunctions?: readonly string[];
}

export interface Aggregate {
  /** For example, `COUNT` or `COUNT_DISTINCT`. */
  readonly function: string;
  readonly columns: readonly string[];
}

export interface ListRule {
  readonly type: typeof LIST;
  readonly joinColumns?: readonly string[];
  readonly joinOperators?: readonly string[];
  readonly listColumns?: readonly string[];
}

/** What is absent, or not known, is undefined or empty: nothing is reported then. */
export interface CustomRule {
  readonly type: typeof CUSTOM;
  readonly disallowedOutputColumns: readonly string[];
  /** The column that identifies a user under differential privacy. */
  readonly userIdentifier?: string;
  readonly threshold?: Threshold;
  readonly comparisons?: Comparisons;
}

export interface Threshold {
  readonly identityColumns: readonly string[];
  /** Whether aggregate functions take only columns, and no expressions. */
  readonly columnsOnly: boolean;
}

export interface Comparisons {
  /** The columns that can be compared with constants. */
  readonly literal?: readonly string[];
  /** The columns that can be compared with columns. */
  readonly column?: readonly string[];
}

/** Whether a list certainly does not contain a name, regardless of case. */
export function excludes(list: readonly string[] | undefined, name: string): boolean {
  return list !== undefined && !list.some((other) => other.toLowerCase() === name.toLowerCase());
}

/** The rule of a table that is certainly a custom rule. */
export function customRuleOf({ rule }: QueryTable): CustomRule | undefined {
  return rule?.type === CUSTOM ? rule : undefined;
}

export function isProtected(table: QueryTable): boolean {
  return customRuleOf(table)?.userIdentifier !== undefined;
}
