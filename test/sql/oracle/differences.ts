import { endsOperand } from '../../../src/sql/words';
import type { Compared } from './oracle';

/** Texts that the two readers read differently, for a reason. */
export interface Difference {
  /** The construct that they read differently. */
  readonly construct: string;
  readonly reason: string;
  /** What our reader answers. The oracle answers the opposite. */
  readonly ours: 'understood' | 'broken';
  /** Whether a text has the construct. */
  readonly isIn: (text: Compared) => boolean;
  /** A text with the construct, which must differ. */
  readonly sample: string;
}

const SPARK = 'Spark reads it, and sqlparser-rs does not yet';
const UNREAD = 'no rule needs this part, so that our reader skips it';

/** Words that sqlparser-rs does not read as names, besides those that end an operand. */
const NAMES: ReadonlySet<string> = new Set(
  'OUTER STRUCT DISTINCT ALL ANY SOME TABLE VALUES BOTH LEADING TRAILING TRIM POSITION CUBE ROLLUP'.split(' '),
);

export const DIFFERENCES: readonly Difference[] = [
  {
    construct: 'another statement than a query',
    reason: 'Clean Rooms runs only queries and CACHE TABLE',
    ours: 'broken',
    isIn: ({ ours }) => ours.state === 'broken' && ours.cause === 'statement',
    sample: 'DROP TABLE people',
  },
  {
    construct: 'a word of the syntax that is a table, or a column before another such word',
    reason: 'sqlparser-rs reads any word as a name; whoever writes FROM FROM t has forgotten something',
    ours: 'broken',
    isIn: ({ ours, tokens }) =>
      ours.state === 'broken' &&
      tokens.some(
        ({ at, key }, i) => at === ours.problem.at && (endsOperand(key) || endsOperand(tokens[i - 1]?.key ?? '')),
      ),
    sample: 'SELECT a FROM FROM t',
  },
  {
    construct: 'a parameter instead of a name',
    reason: 'sqlparser-rs reads :name as a field of a JSON value, or as a placeholder for anything',
    ours: 'broken',
    isIn: ({ ours }) => ours.state === 'broken' && ours.cause === 'parameter',
    sample: 'SELECT a FROM t WHERE b . :c = 1',
  },
  {
    construct: 'what follows END',
    reason: 'sqlparser-rs reads scripts, in which END ends a block, and ignores the rest of the text',
    ours: 'broken',
    isIn: ({ tokens, ours }) =>
      ours.state === 'broken' && tokens.some(({ key, at }) => key === 'END' && at < ours.problem.at),
    sample: 'SELECT a END b) FROM t',
  },
  {
    construct: 'FILTER with a bracket, but without WHERE',
    reason: 'sqlparser-rs forgets that it has read the bracket',
    ours: 'broken',
    isIn: ({ ours, tokens }) =>
      ours.state === 'broken' &&
      tokens.some(({ key }, i) => key === 'FILTER' && tokens[i + 1]?.key === '(' && tokens[i + 2]?.key !== 'WHERE'),
    sample: 'SELECT f(a) FILTER (b FROM t',
  },
  {
    construct: 'FROM before SELECT',
    reason: SPARK,
    ours: 'understood',
    isIn: ({ refusal }) => /subquery in the query body, found: FROM/i.test(refusal ?? ''),
    sample: 'FROM t SELECT a',
  },
  {
    construct: 'TABLE as a query',
    reason: SPARK,
    ours: 'understood',
    isIn: ({ refusal }) => /an SQL statement, found: TABLE/i.test(refusal ?? ''),
    sample: 'TABLE t',
  },
  {
    construct: 'a backslash that escapes a quote',
    reason: SPARK,
    ours: 'understood',
    isIn: ({ sql }) => /\\['"]/.test(sql),
    sample: "SELECT 'it\\'s' FROM t",
  },
  {
    construct: 'strings beside each other',
    reason: SPARK,
    ours: 'understood',
    isIn: ({ tokens }) => tokens.some(({ kind }, i) => kind === 'string' && tokens[i + 1]?.kind === 'string'),
    sample: "SELECT a FROM t WHERE b = 'x' 'y'",
  },
  {
    construct: 'an interval with several units, or with its unit in a string, or without one',
    reason: `${SPARK}; whether the unit is missing is not judged`,
    ours: 'understood',
    isIn: ({ tokens }) => tokens.some(({ key }) => key === 'INTERVAL'),
    sample: "SELECT a + INTERVAL 1 week 2 days, INTERVAL '1 SECOND' FROM t",
  },
  {
    construct: 'the content of PIVOT, UNPIVOT and TABLESAMPLE',
    reason: UNREAD,
    ours: 'understood',
    isIn: ({ tokens }) => tokens.some(({ key }) => /^(UN)?PIVOT$|^TABLESAMPLE$/.test(key)),
    sample: 'SELECT * FROM t UNPIVOT (v FOR q IN (q1 q2))',
  },
  {
    construct: 'a name in double quotes after a name',
    reason: 'sqlparser-rs reads it as a string, and "a"."b" as a part of the string "a"',
    ours: 'understood',
    isIn: ({ tokens }) => tokens.some(({ key }, i) => key === '.' && tokens[i + 1]?.kind === 'quoted'),
    sample: 'SELECT a."b" FROM a',
  },
  {
    construct: 'a comma after LATERAL VIEW',
    reason: 'sqlparser-rs reads another name there, and our reader another table, which Spark does not',
    ours: 'understood',
    isIn: ({ tokens }) => tokens.some(({ key }, i) => key === 'LATERAL' && tokens[i + 1]?.key === 'VIEW'),
    sample: 'SELECT a FROM t LATERAL VIEW EXPLODE(b), c',
  },
  {
    construct: 'a comment directly after a bar',
    reason: 'sqlparser-rs reads the sign of a root',
    ours: 'understood',
    isIn: ({ sql }) => sql.includes('|/*'),
    sample: 'SELECT a ||/* b */c FROM t',
  },
  {
    construct: 'a raw string',
    reason: SPARK,
    ours: 'understood',
    isIn: ({ sql }) => /\br['"]/i.test(sql),
    sample: "SELECT r'x' AS a, 1",
  },
  {
    construct: 'a star in an expression, or with an alias',
    reason: 'the grammar of Spark has it as a value; what it means is not judged',
    ours: 'understood',
    isIn: ({ refused, tokens }) =>
      refused.some(({ key }) => key === '*') ||
      tokens.some(({ key }, i) => key === '*' && tokens[i + 1]?.key === 'EXCEPT'),
    sample: 'SELECT * = 3 FROM t',
  },
  {
    construct: 'a word of the syntax that is a name',
    reason: 'Spark reads more of them as names than sqlparser-rs',
    ours: 'understood',
    isIn: ({ refused }) => refused.some(({ key }) => endsOperand(key) || NAMES.has(key)),
    sample: 'SELECT a FROM b OUTER JOIN c',
  },
  {
    construct: 'a query as an argument, without further brackets',
    reason: 'our reader allows it in every function, because some functions have it',
    ours: 'understood',
    isIn: ({ tokens }) =>
      tokens.some(({ kind }, i) => kind === 'word' && tokens[i + 1]?.key === '(' && tokens[i + 2]?.key === 'SELECT'),
    sample: 'SELECT COUNT(SELECT a FROM t) FROM t',
  },
  {
    construct: 'the arguments of a type',
    reason: UNREAD,
    ours: 'understood',
    isIn: ({ tokens }) => tokens.some(({ key }) => key === 'CAST' || key === 'TRY_CAST' || key === '::'),
    sample: 'SELECT CAST(a AS INT(1, 2)) FROM t',
  },
  {
    construct: 'the number of arguments of TRIM and ANY',
    reason: 'not judged',
    ours: 'understood',
    isIn: ({ refusal, tokens }) =>
      /Expected: \)/.test(refusal ?? '') && tokens.some(({ key }) => /^(TRIM|ANY|SOME|ALL)$/.test(key)),
    sample: 'SELECT TRIM(a, 1, 2) FROM t',
  },
  {
    construct: 'a table in brackets',
    reason: SPARK,
    ours: 'understood',
    isIn: ({ refusal }) => /joined table, found|in the query body, found: (?!FROM)/i.test(refusal ?? ''),
    sample: 'SELECT a FROM t JOIN (u) ON t.b = u.b',
  },
  {
    construct: 'a row of VALUES without brackets',
    reason: SPARK,
    ours: 'understood',
    isIn: ({ refusal, tokens }) => /Expected: \(/.test(refusal ?? '') && tokens.some(({ key }) => key === 'VALUES'),
    sample: 'VALUES 1, 2',
  },
  {
    construct: 'names of columns without a name of the relation',
    reason: SPARK,
    ours: 'understood',
    isIn: ({ refusal }) => /an identifier after AS, found: \(/.test(refusal ?? ''),
    sample: 'SELECT * FROM VALUES (1, 2) AS (a, b)',
  },
  {
    construct: 'a cached query in brackets',
    reason: SPARK,
    ours: 'understood',
    isIn: ({ refusal }) => /a QUERY statement, found: \(/.test(refusal ?? ''),
    sample: 'CACHE TABLE a (SELECT 1)',
  },
];
