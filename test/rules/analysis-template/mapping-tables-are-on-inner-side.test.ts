import type { Fact } from '../../../src/model/fact';
import { mappingTablesAreOnInnerSide } from '../../../src/rules/analysis-template/mapping-tables-are-on-inner-side';
import {
  ADVERTISER,
  association,
  collaboration,
  idMappingTable,
  known,
  membership,
  table,
  template,
  UNKNOWN,
} from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

/** A template of the advertiser over the table "sales" and the ID mapping table "ids" of the publisher. */
function reading(sql: string, name: Fact<string> = known('ids')) {
  const ads = collaboration();
  const publisher = membership(ads);
  association(publisher, table(), { name: known('sales') });
  idMappingTable(publisher, { name });
  return template(membership(ads, ADVERTISER), sql);
}

describeRule(mappingTablesAreOnInnerSide, {
  fires: [
    {
      name: 'a join keeps IDs that match nothing',
      subject: () => reading('SELECT city FROM ids i LEFT JOIN sales s ON i.id = s.user_id'),
      violations: [
        {
          severity: 'error',
          what: 'in the SQL of "Reach" (line 1, column 24), a LEFT JOIN keeps all rows of the ID mapping table "ids"',
          fix: 'use an INNER JOIN, or an outer join that keeps the rows of the other table',
          property: 'Source',
        },
      ],
    },
  ],
  quiet: [
    {
      name: 'the join keeps the rows of the other table',
      subject: () => reading('SELECT city FROM sales s LEFT JOIN ids i ON i.id = s.user_id'),
    },
    {
      name: 'the table on the outer side is an association',
      subject: () => reading('SELECT s.city FROM sales s LEFT JOIN sales t ON t.user_id = s.user_id'),
    },
  ],
  unknown: [
    { name: 'the query is a token', subject: () => ({ ...reading('SELECT 1'), sql: UNKNOWN }) },
    {
      name: 'the name of the ID mapping table is a token',
      subject: () => reading('SELECT city FROM ids i LEFT JOIN sales s ON i.id = s.user_id', UNKNOWN),
    },
  ],
});
