import { intermediateTablesFormNoCircle } from '../../../src/rules/intermediate-table/intermediate-tables-form-no-circle';
import {
  ADVERTISER,
  association,
  collaboration,
  intermediateTable,
  known,
  membership,
  nodeOf,
  table,
  UNKNOWN,
} from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

/** Tables of one membership, each of which reads others. */
function tablesThat(...queries: (readonly [name: string, ...reads: string[]])[]) {
  const own = membership(collaboration(), ADVERTISER);
  return queries.map(([name, ...reads]) =>
    intermediateTable(own, known(name), { sql: known(`SELECT 1 FROM ${reads.join(', ')}`) }),
  );
}

const violation = (what: string) =>
  [
    {
      severity: 'error',
      what,
      fix: 'change the query of one of the tables so that it does not read the others',
      property: 'PopulationAnalysisConfiguration',
    },
  ] as const;

describeRule(intermediateTablesFormNoCircle, {
  fires: [
    {
      name: 'a table reads itself',
      subject: () => tablesThat(['daily', 'sales', 'daily'])[0],
      violations: violation('"daily" depends on itself: "daily", "daily"'),
    },
    {
      name: 'three tables read each other',
      subject: () => tablesThat(['a', 'b'], ['b', 'sales', 'c'], ['c', 'a'])[0],
      violations: violation('"a" depends on itself: "a", "b", "c", "a"'),
    },
  ],
  quiet: [
    { name: 'it is not the first of the circle', subject: () => tablesThat(['a', 'b'], ['b', 'a'])[1] },
    { name: 'tables are made from others', subject: () => tablesThat(['a', 'b', 'c'], ['b', 'c'], ['c', 'sales'])[0] },
    {
      name: 'it reads a table of a member',
      subject: () => {
        const [daily] = tablesThat(['daily', 'sales']);
        association(nodeOf(daily.membership), table());
        return daily;
      },
    },
    { name: 'it reads tables that form a circle', subject: () => tablesThat(['a', 'b'], ['b', 'c'], ['c', 'b'])[0] },
  ],
  unknown: [
    { name: 'the query is a token', subject: () => intermediateTable(undefined, known('daily'), { sql: UNKNOWN }) },
  ],
});
