import type { NodeBase } from '../../../src/model/node';
import { intermediateTableWaitsForTables } from '../../../src/rules/intermediate-table/intermediate-table-waits-for-tables';
import {
  ABSENT,
  ADVERTISER,
  association,
  collaboration,
  idMappingTable,
  intermediateTable,
  known,
  membership,
  table,
  template,
  to,
  UNKNOWN,
} from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const FIX = 'specify the associations of the tables in `baseTables`, or add a dependency on them';
const EARLY = { isCreatedAfter: (_: NodeBase) => false };

/** A table of the advertiser that is filled from `sales` and `ids`. */
function filledFrom(sql = 'SELECT 1 FROM sales JOIN ids ON TRUE', more: object = EARLY) {
  const ads = collaboration();
  association(membership(ads), table());
  idMappingTable(membership(ads));
  return intermediateTable(membership(ads, ADVERTISER), known('daily'), { sql: known(sql), ...more });
}

describeRule(intermediateTableWaitsForTables, {
  fires: [
    {
      name: 'the tables can be associated later',
      subject: () => filledFrom(),
      violations: [
        {
          severity: 'warning',
          what: '"daily" does not wait for tables that the query of "daily" reads: "App/SalesAssociation", "App/Ids"',
          fix: FIX,
          property: 'PopulationAnalysisConfiguration',
        },
      ],
    },
    {
      name: 'a template reads the table',
      subject: () => {
        const ads = collaboration();
        const own = membership(ads, ADVERTISER);
        association(membership(ads), table());
        const reach = template(own, 'SELECT 1 FROM sales');
        return intermediateTable(own, known('daily'), { ...EARLY, sql: ABSENT, template: to(reach) });
      },
      violations: [
        {
          severity: 'warning',
          what: '"daily" does not wait for tables that the query of "Reach" reads: "App/SalesAssociation"',
          fix: FIX,
          property: 'PopulationAnalysisConfiguration',
        },
      ],
    },
  ],
  quiet: [
    { name: 'it waits for the tables', subject: () => filledFrom(undefined, {}) },
    { name: 'it reads other tables', subject: () => filledFrom('SELECT 1 FROM other') },
    { name: 'it reads itself, which is another mistake', subject: () => filledFrom('SELECT 1 FROM daily') },
  ],
  unknown: [
    { name: 'the query is a token', subject: () => filledFrom(undefined, { ...EARLY, sql: UNKNOWN }) },
    {
      name: 'the membership is outside of the app',
      subject: () => intermediateTable(undefined, known('daily'), EARLY),
    },
  ],
});
