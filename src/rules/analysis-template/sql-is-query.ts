import { sqlOf } from '../../model/kinds/analysis-template';
import { placeOf } from '../../sql/position';
import { read } from '../../sql/read';
import { nameOf, rule } from '../rule';

export const sqlIsQuery = rule({
  id: 'SqlIsQuery',
  catalogueIds: ['CR-SQL-001'],
  subject: 'analysisTemplate',
  severity: 'error',
  title: 'The SQL of an analysis template is one query',
  why: 'Clean Rooms SQL has no commands other than SELECT, and CACHE TABLE before it',
  fix: 'write one query that starts with SELECT or WITH, after CACHE TABLE if it is required',
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/analysis-rules-custom.html',
    basis: 'documented',
  },
  check: (template) => {
    const sql = sqlOf(template);
    if (sql === undefined) {
      return [];
    }
    const reading = read(sql);
    if (reading.state === 'broken' && reading.cause === 'statement') {
      const { message, at } = reading.problem;
      return [
        { what: `the SQL of ${nameOf(template)} is not a query: ${message} (${placeOf(sql, at)})`, property: 'Source' },
      ];
    }
    const queries = reading.state === 'understood' ? reading.statements.filter(({ cached }) => !cached) : [];
    const [, second] = queries;
    if (!second) {
      return [];
    }
    return [
      {
        what: `the SQL of ${nameOf(template)} contains ${queries.length} queries; the second starts in ${placeOf(sql, second.at)}`,
        fix: 'write one query, or one analysis template for each query',
        property: 'Source',
      },
    ];
  },
});
