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

/** A template over three tables, each with the receivers of its rule. */
function overThree(...receivers: readonly (readonly string[])[]) {
  const ads = collaboration();
  const home = membership(ads);
  for (const [i, name] of ['sales', 'users', 'shops'].entries()) {
    const rule = collaborationRule('CUSTOM', { receivers: list(receivers[i]) });
    association(home, table(), { name: known(name), rule });
  }
  return template(home, 'SELECT 1 FROM sales JOIN users ON TRUE JOIN shops ON TRUE');
}

describeRule(templateTablesShareReceiver, {
  fires: [
    {
      name: 'two of three tables have a receiver in common',
      subject: () => overThree([PUBLISHER], [PUBLISHER], [ADVERTISER]),
      violations: [
        {
          severity: 'warning',
          what: 'no account can receive the result, because the tables that the query of "Reach" reads have other receivers: "sales" ("111111111111"), "users" ("111111111111"), "shops" ("222222222222")',
          fix: FIX,
          property: 'Source',
        },
      ],
    },
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
    {
      name: 'all of three tables have a receiver in common',
      subject: () => overThree([PUBLISHER, ADVERTISER], [ADVERTISER], [STRANGER, ADVERTISER]),
    },
    { name: 'it reads one table', subject: () => over(list([PUBLISHER]), list([ADVERTISER]), 'SELECT 1 FROM sales') },
    { name: 'a table has no receivers, which is another mistake', subject: () => over(list([PUBLISHER]), list([])) },
  ],
  unknown: [
    { name: 'the query is a token', subject: () => ({ ...over(list([PUBLISHER]), list([ADVERTISER])), sql: UNKNOWN }) },
    { name: 'the receivers are a token', subject: () => over(list([PUBLISHER]), UNKNOWN) },
    { name: 'the receivers are not all known', subject: () => over(list([PUBLISHER]), list([ADVERTISER], false)) },
    {
      name: 'the membership is outside of the app',
      subject: () => template(undefined, 'SELECT 1 FROM sales JOIN users ON TRUE'),
    },
  ],
});
