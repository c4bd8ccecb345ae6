import { sqlOf } from '../../model/kinds/analysis-template';
import { placeOf } from '../../sql/position';
import { read } from '../../sql/read';
import { nameOf, rule } from '../rule';

/** Other texts are reported by other rules. */
const CAUSES: ReadonlySet<string> = new Set(['unclosed', 'incomplete']);

export const sqlIsComplete = rule({
  id: 'SqlIsComplete',
  catalogueIds: ['CR-SQL-002'],
  subject: 'analysisTemplate',
  severity: 'error',
  title: 'The SQL of an analysis template is complete',
  why: 'a query that cannot be parsed never runs',
  fix: 'add what is missing there',
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/create-sql-analysis-template.html',
    basis: 'inferred',
    proof: 'no SQL engine parses a text with an open quote, bracket or comment, or without a required part',
  },
  check: (template) => {
    const sql = sqlOf(template);
    const reading = sql === undefined ? undefined : read(sql);
    if (sql === undefined || reading?.state !== 'broken' || !CAUSES.has(reading.cause)) {
      return [];
    }
    const { message, at } = reading.problem;
    return [
      {
        what: `the SQL of ${nameOf(template)} cannot be parsed: ${message} (${placeOf(sql, at)})`,
        fix: reading.cause === 'unclosed' ? 'close it, or remove it' : undefined,
        property: 'Source',
      },
    ];
  },
});
