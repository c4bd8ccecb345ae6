import { privateQueriesReadOneMember } from '../../../src/rules/analysis-template/private-queries-read-one-member';
import {
  ADVERTISER,
  ANY_ENV,
  association,
  collaboration,
  known,
  membership,
  PUBLISHER,
  protectedRule,
  STRANGER,
  table,
  template,
  UNKNOWN,
} from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

/** A template over "sales" of the publisher and "shops" of another member. */
function reading(sql: string, account: string = STRANGER) {
  const ads = collaboration();
  const rule = protectedRule('user_id');
  association(membership(ads), table({ rule }), { name: known('sales') });
  association(membership(ads, account), table({ rule }), { name: known('shops') });
  return template(membership(ads, ADVERTISER), sql);
}

const JOINED = 'SELECT COUNT(*) FROM sales JOIN shops ON sales.user_id = shops.user_id';

describeRule(privateQueriesReadOneMember, {
  fires: [
    {
      name: 'two members protect the tables',
      subject: () => reading(JOINED),
      violations: [
        {
          severity: 'error',
          what: 'in the SQL of "Reach" (line 1, column 33), "sales" and "shops" have differential privacy and belong to different members',
          fix: 'remove one of the tables from the query, or the differential privacy of its analysis rule',
          property: 'Source',
        },
      ],
    },
  ],
  quiet: [
    { name: 'one member protects the tables', subject: () => reading(JOINED, PUBLISHER) },
    { name: 'the query reads one table', subject: () => reading('SELECT COUNT(*) FROM sales') },
  ],
  unknown: [
    { name: 'the query is a token', subject: () => ({ ...reading(JOINED), sql: UNKNOWN }) },
    {
      name: 'an account is not known',
      subject: () => {
        const ads = collaboration();
        const rule = protectedRule('user_id');
        association(membership(ads), table({ rule }), { name: known('sales') });
        association(membership(ads, STRANGER), table({ rule }), { name: known('shops'), env: ANY_ENV });
        return template(membership(ads, ADVERTISER), JOINED);
      },
    },
  ],
});
