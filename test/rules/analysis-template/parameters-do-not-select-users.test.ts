import { parametersDoNotSelectUsers } from '../../../src/rules/analysis-template/parameters-do-not-select-users';
import {
  ADVERTISER,
  association,
  collaboration,
  customRule,
  known,
  membership,
  protectedRule,
  table,
  template,
  UNKNOWN,
} from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

/** A template of the advertiser over the table "sales" of the publisher. */
function reading(sql: string, rule = protectedRule('user_id')) {
  const ads = collaboration();
  association(membership(ads), table({ rule }), { name: known('sales') });
  return template(membership(ads, ADVERTISER), sql);
}

describeRule(parametersDoNotSelectUsers, {
  fires: [
    {
      name: 'the identifier is compared with a parameter',
      subject: () =>
        reading(
          'WITH a AS (SELECT user_id AS u, revenue FROM sales) SELECT SUM(revenue) FROM a WHERE u IN (:one, :two)',
        ),
      violations: [
        {
          severity: 'warning',
          what: 'in the SQL of "Reach" (line 1, column 88), "user_id" of "sales", which identifies a user, is compared with a parameter',
          fix: 'remove the comparison',
          property: 'Source',
        },
      ],
    },
  ],
  quiet: [
    { name: 'another column is compared', subject: () => reading('SELECT COUNT(*) FROM sales WHERE city = :city') },
    {
      name: 'the identifier is counted',
      subject: () => reading('SELECT COUNT(user_id) FROM sales HAVING COUNT(user_id) > :n'),
    },
    {
      name: 'the table does not identify users',
      subject: () => reading('SELECT COUNT(*) FROM sales WHERE user_id = :user', customRule()),
    },
    { name: 'the text is not understood', subject: () => reading('FROM sales |> WHERE user_id = :user') },
  ],
  unknown: [
    { name: 'the query is a token', subject: () => ({ ...reading(''), sql: UNKNOWN }) },
    {
      name: 'the identifier is a token',
      subject: () =>
        reading('SELECT COUNT(*) FROM sales WHERE user_id = :user', customRule({ differentialPrivacy: UNKNOWN })),
    },
  ],
});
