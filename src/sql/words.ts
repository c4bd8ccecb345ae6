function words(text: string): ReadonlySet<string> {
  return new Set(text.split(/\s+/));
}

/** Words that start a statement that returns rows, or that caches them. */
export const STATEMENT_STARTS = words('SELECT WITH VALUES TABLE FROM CACHE');

/** Words that start the body of a query. */
export const BODY_STARTS = words('SELECT VALUES TABLE FROM');

/** Words between two bodies of a query. */
export const SET_OPERATORS = words('UNION INTERSECT EXCEPT MINUS');

/**
 * Words that continue a clause or start the next one. They are neither an alias without `AS` nor, if a value is
 * required, the start of a value.
 */
export const CLAUSE_WORDS = words(`FROM WHERE GROUP HAVING ORDER LIMIT UNION INTERSECT EXCEPT MINUS ON USING JOIN INNER
  CROSS NATURAL FULL AS AND OR IN IS LIKE BETWEEN WHEN THEN ELSE END SELECT`);

/** Other words that are not an alias without `AS`. */
const NO_ALIAS = words(`LEFT RIGHT SEMI ANTI LATERAL OFFSET NOT DESC ASC NULLS FOR SET INTO RLIKE REGEXP ILIKE SIMILAR
  TABLESAMPLE PIVOT UNPIVOT WINDOW SORT CLUSTER DISTRIBUTE CACHE DIV OVER BY QUALIFY`);

/** Words between the types of a join. */
const JOIN_WORDS = words('JOIN OUTER INNER LEFT RIGHT FULL SEMI ANTI');

/**
 * Whether a clause starts with these two words. Spark reads a word as a name where its clause does not start, so that a
 * column can be called `group`, although the documentation requires quotes.
 */
export function startsClause(word: string, next: { readonly kind: string; readonly key: string }): boolean {
  switch (word) {
    case 'GROUP':
    case 'ORDER':
      return next.key === 'BY';
    case 'LIMIT':
      return next.kind === 'number' || next.kind === 'parameter' || next.key === 'ALL' || next.key === '(';
    case 'INNER':
    case 'CROSS':
    case 'NATURAL':
    case 'FULL':
      return JOIN_WORDS.has(next.key);
    default:
      return CLAUSE_WORDS.has(word);
  }
}

/** Whether a word ends what is before it, so that it is not an alias of it. */
export function endsOperand(word: string): boolean {
  return CLAUSE_WORDS.has(word) || NO_ALIAS.has(word);
}

/** Words after which a colon starts a parameter, although it directly follows them. */
export const BEFORE_VALUES = words(`SELECT WHERE AND OR NOT IN LIKE ILIKE RLIKE BETWEEN WHEN THEN ELSE CASE LIMIT OFFSET
  BY ON HAVING FROM VALUES DISTINCT INTERVAL`);

/** The units of an interval. */
export const UNITS =
  words(`YEAR YEARS QUARTER QUARTERS MONTH MONTHS WEEK WEEKS DAY DAYS HOUR HOURS MINUTE MINUTES SECOND
  SECONDS MILLISECOND MILLISECONDS MICROSECOND MICROSECONDS NANOSECOND NANOSECONDS`);
