import type { AnalysisRuleFacts } from '../../../src/model/analysis-rule';
import { type Fact, incomplete, itemsOf } from '../../../src/model/fact';
import type { CollaborationNode, ConfiguredTableNode } from '../../../src/model/nodes';
import { someAnalysisCombinesTables } from '../../../src/rules/collaboration/some-analysis-combines-tables';
import {
  ABSENT,
  ADVERTISER,
  aggregationRule,
  association,
  collaboration,
  customRule,
  intermediateTable,
  known,
  list,
  listRule,
  member,
  membership,
  outside,
  PUBLISHER,
  STRANGER,
  table,
  template,
  to,
  UNKNOWN,
} from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const ANY_QUERY = outside('ANY_QUERY');
const ARN = `arn:aws:cleanrooms:us-east-1:${ADVERTISER}:membership/m/analysistemplate/t`;

function custom(allowed: ConfiguredTableNode['allowed'], ...providers: readonly string[]) {
  return { rule: customRule({ providers: list(providers) }), allowed };
}

function receivedBy(...receivers: readonly string[]) {
  return { rule: known({ type: known('CUSTOM'), policy: known('CUSTOM'), receivers: list(receivers) }) };
}

/** A room in which the publisher has the table `sales`, and the advertiser the table `users`. */
function room(
  sales: Partial<ConfiguredTableNode>,
  users: Partial<ConfiguredTableNode>,
  receivers: readonly (readonly string[])[] = [],
  ads: CollaborationNode = collaboration(),
): CollaborationNode {
  const [salesReceivers, usersReceivers] = receivers.map((accounts) => receivedBy(...accounts));
  association(membership(ads), table(sales), salesReceivers);
  association(membership(ads, ADVERTISER), table({ name: known('users'), ...users }), usersReceivers);
  return ads;
}

/** A room in which the publisher has the table `visits` as well. */
function withVisits(ads: CollaborationNode, visits: Partial<ConfiguredTableNode>): CollaborationNode {
  const [publisher] = itemsOf(ads.memberships);
  association(publisher, table({ name: known('visits'), ...visits }));
  return ads;
}

function byRules(sales: Fact<AnalysisRuleFacts>, users: Fact<AnalysisRuleFacts>): CollaborationNode {
  return room({ rule: sales }, { rule: users });
}

const ALLOW_SAME = 'allow the same analysis on "sales" and "users"';

function finding(reason: string, fix = ALLOW_SAME) {
  const what = `no analysis can read tables of two members of "Ads": ${reason}`;
  return [{ severity: 'warning', what, fix, property: undefined }] as const;
}

describeRule(someAnalysisCombinesTables, {
  fires: [
    {
      name: 'the rules have different types',
      subject: () => room({ rule: aggregationRule() }, custom([ANY_QUERY], ADVERTISER)),
      violations: finding(
        '"sales" allows queries for the analysis rule type "AGGREGATION", and "users" allows "ANY_QUERY" of 222222222222',
      ),
    },
    {
      name: 'each member allows only its own queries',
      subject: () => room(custom([ANY_QUERY], PUBLISHER), custom([ANY_QUERY], ADVERTISER)),
      violations: finding('"sales" allows "ANY_QUERY" of 111111111111, and "users" allows "ANY_QUERY" of 222222222222'),
    },
    {
      name: 'one allows queries, the other jobs',
      subject: () => room(custom([outside('ANY_JOB')], ADVERTISER), custom([ANY_QUERY], ADVERTISER)),
      violations: finding('"sales" allows "ANY_JOB" of 222222222222, and "users" allows "ANY_QUERY" of 222222222222'),
    },
    {
      name: 'they allow different templates',
      subject: () => {
        const ads = collaboration();
        const reach = template(membership(ads), 'SELECT 1');
        const visits = template(membership(ads), 'SELECT 2', { name: known('Visits') });
        return room(custom([to(reach)]), custom([to(visits)]), [], collaboration());
      },
      violations: finding(
        '"sales" allows the analysis template "Reach", and "users" allows the analysis template "Visits"',
      ),
    },
    {
      name: 'one allows a template of a member whose queries the other does not allow',
      subject: () => room(custom([outside(ARN)]), custom([ANY_QUERY], PUBLISHER)),
      violations: finding(
        `"sales" allows the analysis template "${ARN}", and "users" allows "ANY_QUERY" of 111111111111`,
      ),
    },
    {
      name: 'nobody may receive the results of both',
      subject: () =>
        room(custom([ANY_QUERY], ADVERTISER), custom([ANY_QUERY], ADVERTISER), [[PUBLISHER], [ADVERTISER]]),
      violations: finding(
        'the results of "sales" can be received by "111111111111", and those of "users" by "222222222222"',
        'specify a common account in `resultReceivers` of "sales" and "users"',
      ),
    },
    {
      name: 'there are several tables',
      subject: () =>
        withVisits(room({ rule: aggregationRule() }, custom([ANY_QUERY], ADVERTISER)), { rule: aggregationRule() }),
      violations: finding(
        '"sales" allows queries for the analysis rule type "AGGREGATION", and "users" allows "ANY_QUERY" of 222222222222; the same is true of 1 other pair of tables',
      ),
    },
  ],
  quiet: [
    { name: 'the rules have the same type', subject: () => byRules(aggregationRule(), aggregationRule()) },
    {
      name: 'both allow the queries of one member',
      subject: () => room(custom([ANY_QUERY], PUBLISHER, ADVERTISER), custom([ANY_QUERY], ADVERTISER)),
    },
    {
      name: 'both allow the queries of one member, and one allows those of more members',
      subject: () => room(custom([ANY_QUERY], ADVERTISER), custom([ANY_QUERY], PUBLISHER, ADVERTISER)),
    },
    {
      name: 'one of two tables allows the queries of the other member',
      subject: () =>
        withVisits(
          room(custom([ANY_QUERY], PUBLISHER), custom([ANY_QUERY], ADVERTISER)),
          custom([ANY_QUERY], ADVERTISER),
        ),
    },
    {
      name: 'one of two tables allows the template of the other member',
      subject: () => {
        const elsewhere = membership(collaboration(), ADVERTISER);
        const [reach, visits] = [template(elsewhere, 'SELECT 1'), template(elsewhere, 'SELECT 2')];
        return withVisits(room(custom([to(reach)]), custom([to(visits)])), custom([to(visits)]));
      },
    },
    {
      name: 'one allows a template, the other any query of its author',
      subject: () => {
        const reach = template(membership(collaboration()), 'SELECT 1');
        return room(custom([to(reach)]), custom([ANY_QUERY], PUBLISHER));
      },
    },
    {
      name: 'both allow one template',
      subject: () => {
        const reach = template(membership(collaboration()), 'SELECT 1');
        return room(custom([to(reach)]), custom([to(reach)]));
      },
    },
    { name: 'both allow one ARN', subject: () => room(custom([outside(ARN)]), custom([outside(ARN)])) },
    {
      name: 'the ARN can be that of a template of the app',
      subject: () => {
        const reach = template(membership(collaboration()), 'SELECT 1');
        return room(custom([outside(ARN)]), custom([to(reach)]));
      },
    },
    {
      name: 'a common account receives results',
      subject: () =>
        room(custom([ANY_QUERY], ADVERTISER), custom([ANY_QUERY], ADVERTISER), [[PUBLISHER, ADVERTISER], [ADVERTISER]]),
    },
    {
      name: 'receivers are not restricted',
      subject: () => room(custom([ANY_QUERY], ADVERTISER), custom([ANY_QUERY], ADVERTISER), [[], [ADVERTISER]]),
    },
    {
      name: 'another rule reports the list rule',
      subject: () => byRules(listRule(list(['a']), list(['b'])), customRule()),
    },
    { name: 'a table has no rule', subject: () => byRules(aggregationRule(), ABSENT) },
    {
      name: 'another rule reports that no allowed account is a member',
      subject: () => room({ rule: aggregationRule() }, custom([ANY_QUERY], STRANGER)),
    },
    {
      name: 'one member has all tables',
      subject: () => {
        const ads = collaboration();
        const publisher = membership(ads);
        membership(ads, ADVERTISER);
        association(publisher, table({ rule: aggregationRule() }));
        association(publisher, table({ name: known('users'), ...custom([ANY_QUERY], ADVERTISER) }));
        return ads;
      },
    },
    {
      name: 'a table is derived from others',
      subject: () => {
        const ads = room({ rule: aggregationRule() }, custom([ANY_QUERY], ADVERTISER));
        const [publisher] = itemsOf(ads.memberships);
        intermediateTable(publisher, known('daily'));
        return ads;
      },
    },
    {
      name: 'another member is not in the app',
      subject: () =>
        room(
          { rule: aggregationRule() },
          custom([ANY_QUERY], ADVERTISER),
          [],
          collaboration({ members: list([member(ADVERTISER), member(STRANGER)]) }),
        ),
    },
  ],
  unknown: [
    {
      name: 'a member can have other tables',
      subject: () => {
        const ads = room({ rule: aggregationRule() }, custom([ANY_QUERY], ADVERTISER));
        return {
          ...ads,
          memberships: list(itemsOf(ads.memberships).map((one) => ({ ...one, tables: incomplete(one.tables) }))),
        };
      },
    },
    { name: 'a rule is a token', subject: () => byRules(aggregationRule(), UNKNOWN) },
    {
      name: 'the providers are a token',
      subject: () => byRules(aggregationRule(), customRule({ providers: UNKNOWN })),
    },
    {
      name: 'the allowed analyses are a token',
      subject: () => byRules(aggregationRule(), customRule({ allowedAnalyses: UNKNOWN })),
    },
    {
      name: 'an allowed analysis is a token',
      subject: () => room({ rule: aggregationRule() }, custom([outside()], ADVERTISER)),
    },
    {
      name: 'the receivers are a token',
      subject: () => {
        const ads = collaboration();
        const open = known({ type: known('CUSTOM'), policy: known('CUSTOM'), receivers: UNKNOWN });
        const allowed = table(custom([ANY_QUERY], ADVERTISER));
        association(membership(ads), allowed, { rule: open });
        association(membership(ads, ADVERTISER), allowed, receivedBy(ADVERTISER));
        return ads;
      },
    },
  ],
});
