import type { ListFact } from '../../../src/model/fact';
import { templateTablesShareReceiver } from '../../../src/rules/analysis-template/template-tables-share-receiver';
import {
  ADVERTISER,
  association,
  collaboration,
  collaborationRule,
  known,
  list,
  membership,
  PUBLISHER,
  STRANGER,
  table,
  template,
  UNKNOWN,
} from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const FIX = 'add an account to `resultReceivers` of all tables that the template reads';

/** A template over `sales` and `users`, which have these receivers. */
function over(sales: ListFact<string>, users: ListFact<string>, sql = 'SELECT 1 FROM sales JOIN users ON TRUE') {
  const ads = collaboration();
  const ruleOf = (receivers: ListFact<string>) => ({ rule: collaborationRule('CUSTOM', { receivers }) });
  association(membership(ads), table(), ruleOf(sales));
  association(membership(ads, ADVERTISER), table(), { name: known('users'), ...ruleOf(users) });
  return template(membership(ads), sql);
}

describeRule(templateTablesShareReceiver, {
  fires: [
    {
      name: 'the receivers differ',
      subject: () => over(list([PUBLISHER]), list([ADVERTISER, STRANGER])),
      violations: [
        {
          severity: 'warning',
          what: 'no account can receive the result, because the tables that the query of "Reach" reads have other receivers: "sales" ("111111111111"), "users" ("222222222222", "333333333333")',
          fix: FIX,
          property: 'Source',
        },
      ],
    },
  ],
  quiet: [
    { name: 'one receiver is the same', subject: () => over(list([PUBLISHER, ADVERTISER]), list([ADVERTISER])) },
    { name: 'it reads one table', subject: () => over(list([PUBLISHER]), list([ADVERTISER]), 'SELECT 1 FROM sales') },
    { name: 'a table has no receivers, which is another mistake', subject: () => over(list([PUBLISHER]), list([])) },
  ],
  unknown: [
    { name: 'the receivers are a token', subject: () => over(list([PUBLISHER]), UNKNOWN) },
    { name: 'the receivers are not all known', subject: () => over(list([PUBLISHER]), list([ADVERTISER], false)) },
    {
      name: 'the membership is outside of the app',
      subject: () => template(undefined, 'SELECT 1 FROM sales JOIN users ON TRUE'),
    },
  ],
});
