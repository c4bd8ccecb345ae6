import { baseTablesAreAssociated } from '../../../src/rules/intermediate-table/base-tables-are-associated';
import {
  ABSENT,
  ADVERTISER,
  association,
  collaboration,
  env,
  intermediateTable,
  known,
  membership,
  PUBLISHER,
  table,
  template,
  to,
  UNKNOWN,
} from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

/** A table of the advertiser in a collaboration with the table `sales`. */
function reading(more: object) {
  const ads = collaboration({ env: env(PUBLISHER) });
  association(membership(ads), table());
  return intermediateTable(membership(ads, ADVERTISER), known('daily'), more);
}

describeRule(baseTablesAreAssociated, {
  fires: [
    {
      name: 'a name is misspelt',
      subject: () => reading({ sql: known('SELECT 1 FROM sale') }),
      violations: [
        {
          severity: 'warning',
          what: 'the query of "daily" reads "sale", but "Ads" has only the tables "sales", "daily"',
          fix: 'use "sales" instead, or associate the table with `membership.associate` and `associationName: "sale"`',
          property: 'PopulationAnalysisConfiguration',
        },
      ],
    },
  ],
  quiet: [
    { name: 'the table is associated', subject: () => reading({ sql: known('SELECT 1 FROM sales') }) },
    {
      name: 'a template reads the table, where it is reported',
      subject: () => reading({ sql: ABSENT, template: to(template(undefined, 'SELECT 1 FROM sale')) }),
    },
  ],
  unknown: [
    { name: 'the query is a token', subject: () => reading({ sql: UNKNOWN }) },
    { name: 'the membership is outside of the app', subject: () => intermediateTable(undefined) },
  ],
});
