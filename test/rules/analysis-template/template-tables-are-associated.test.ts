import type { CollaborationNode } from '../../../src/model/nodes';
import { templateTablesAreAssociated } from '../../../src/rules/analysis-template/template-tables-are-associated';
import {
  ADVERTISER,
  ANY_ENV,
  association,
  collaboration,
  env,
  intermediateTable,
  known,
  list,
  member,
  membership,
  PUBLISHER,
  table,
  template,
  UNKNOWN,
} from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

/** The publisher brings `Sales`, the advertiser `customers`. */
function parties(ads: CollaborationNode = collaboration({ env: env(PUBLISHER) })) {
  const publisher = membership(ads);
  const advertiser = membership(ads, ADVERTISER);
  association(publisher, table(), { name: known('Sales') });
  association(advertiser, table(), { name: known('customers') });
  return { publisher, advertiser };
}

describeRule(templateTablesAreAssociated, {
  fires: [
    {
      name: 'a name is misspelt',
      subject: () => template(parties().publisher, 'SELECT city FROM customer JOIN sales ON TRUE'),
      violations: [
        {
          severity: 'warning',
          what: 'the query of "Reach" reads "customer", but "Ads" has only the tables "Sales", "customers"',
          fix: 'use "customers" instead, or associate the table with `membership.associate` and `associationName: "customer"`',
          property: 'Source',
        },
      ],
    },
    {
      name: 'a table is missing',
      subject: () => template(parties().advertiser, 'SELECT 1 FROM sales, impressions'),
      violations: [
        {
          severity: 'warning',
          what: 'the query of "Reach" reads "impressions", but "Ads" has only the tables "Sales", "customers"',
          fix: 'associate the table with `membership.associate` and `associationName: "impressions"`',
          property: 'Source',
        },
      ],
    },
    {
      name: 'the creator is alone and has no tables, in an account that is not known',
      subject: () => {
        const ads = collaboration({ env: ANY_ENV, creator: member('', [], { account: UNKNOWN }), members: list([]) });
        return template(membership(ads, PUBLISHER, { env: ANY_ENV }), 'SELECT 1 FROM sales');
      },
      violations: [
        {
          severity: 'warning',
          what: 'the query of "Reach" reads "sales", but "Ads" has no tables',
          fix: 'associate the table with `membership.associate` and `associationName: "sales"`',
          property: 'Source',
        },
      ],
    },
  ],
  quiet: [
    {
      name: 'all tables are associated, whatever their case',
      subject: () => template(parties().publisher, 'SELECT 1 FROM SALES JOIN "Customers" ON TRUE'),
    },
    {
      name: 'a table is made from others',
      subject: () => {
        const { advertiser, publisher } = parties();
        intermediateTable(advertiser, known('Daily'));
        return template(publisher, 'SELECT 1 FROM daily');
      },
    },
    {
      name: 'the query defines the table itself',
      subject: () => template(parties().publisher, 'WITH top AS (SELECT 1 FROM sales) SELECT 1 FROM top'),
    },
    { name: 'it reads no table', subject: () => template(parties().publisher, 'SELECT current_date') },
    {
      name: 'the text is no SQL',
      subject: () => template(parties().publisher, 'SELECT 1 FROM x', { format: known('PYSPARK_1_0') }),
    },
    {
      name: 'the membership of the creator is no part of the app',
      subject: () => template(membership(collaboration({ env: env(PUBLISHER) }), ADVERTISER), 'SELECT 1 FROM x'),
    },
    {
      name: 'a partner is no part of the app',
      subject: () => template(membership(collaboration({ env: env(PUBLISHER) })), 'SELECT 1 FROM impressions'),
    },
  ],
  unknown: [
    {
      name: 'the account of a membership is not known',
      subject: () => {
        const ads = collaboration({ env: env(PUBLISHER) });
        membership(ads, ADVERTISER, { env: ANY_ENV });
        return template(membership(ads), 'SELECT 1 FROM impressions');
      },
    },
    {
      name: 'a member is a token',
      subject: () => {
        const members = list([member(ADVERTISER)], false);
        return template(parties(collaboration({ env: env(PUBLISHER), members })).publisher, 'SELECT 1 FROM x');
      },
    },
    {
      name: 'the name of an association is a token',
      subject: () => {
        const { publisher } = parties();
        association(publisher, table(), { name: UNKNOWN });
        return template(publisher, 'SELECT 1 FROM impressions');
      },
    },
    {
      name: 'the name of an intermediate table is a token',
      subject: () => {
        const { publisher } = parties();
        intermediateTable(publisher, UNKNOWN);
        return template(publisher, 'SELECT 1 FROM impressions');
      },
    },
    { name: 'the query is a token', subject: () => template(parties().publisher, '', { sql: UNKNOWN }) },
    { name: 'the collaboration is outside', subject: () => template(membership(undefined), 'SELECT 1 FROM x') },
    { name: 'the membership is outside', subject: () => template(undefined, 'SELECT 1 FROM x') },
  ],
});
