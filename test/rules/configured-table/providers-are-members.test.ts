import type { CustomFacts } from '../../../src/model/analysis-rule';
import { providersAreMembers } from '../../../src/rules/configured-table/providers-are-members';
import {
  ADVERTISER,
  aggregationRule,
  association,
  collaboration,
  customRule,
  list,
  member,
  membership,
  outside,
  PUBLISHER,
  STRANGER,
  table,
  UNKNOWN,
} from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const FIX = 'pass the account of a member who can query to `AllowedAnalyses.anyQueryFrom`';

const TEMPLATE = 'arn:aws:cleanrooms:us-east-1:222222222222:membership/1/analysistemplate/2';

/** A table that allows any query of these accounts, associated in these rooms. */
function allowing(providers: CustomFacts['providers'], ...rooms: ReturnType<typeof collaboration>[]) {
  const shared = table({ rule: customRule({ providers }), allowed: [outside('ANY_QUERY')] });
  for (const room of rooms) {
    association(membership(room), shared);
  }
  return shared;
}

describeRule(providersAreMembers, {
  fires: [
    {
      name: 'the account is not a member',
      subject: () => allowing(list([STRANGER]), collaboration()),
      violations: [
        {
          severity: 'warning',
          what: '"sales" allows analyses of "333333333333", but "Ads" has only the members 111111111111 ("Member 111111111111"), 222222222222 ("Member 222222222222")',
          fix: FIX,
          property: 'AnalysisRules',
        },
      ],
    },
    {
      name: 'the account is a member of one of two collaborations',
      subject: () =>
        allowing(list([ADVERTISER]), collaboration(), collaboration({ members: list([member(STRANGER)]) })),
      violations: [
        {
          severity: 'warning',
          what: '"sales" allows analyses of "222222222222", but "Ads" has only the members 111111111111 ("Member 111111111111"), 333333333333 ("Member 333333333333")',
          fix: FIX,
          property: 'AnalysisRules',
        },
      ],
    },
  ],
  quiet: [
    { name: 'the account is a member', subject: () => allowing(list([ADVERTISER]), collaboration()) },
    { name: 'the account is the creator', subject: () => allowing(list([PUBLISHER]), collaboration()) },
    { name: 'one of the accounts is a member', subject: () => allowing(list([STRANGER, ADVERTISER]), collaboration()) },
    { name: 'no account is specified, which another rule reports', subject: () => allowing(list([]), collaboration()) },
    {
      name: 'no analysis is allowed, which another rule reports',
      subject: () => {
        const closed = table({ rule: customRule({ providers: list([STRANGER]) }), allowed: [] });
        association(membership(collaboration()), closed);
        return closed;
      },
    },
    { name: 'the table is associated nowhere', subject: () => allowing(list([STRANGER])) },
    { name: 'the rule is another one', subject: () => table({ rule: aggregationRule() }) },
  ],
  unknown: [
    { name: 'an account is a token', subject: () => allowing(list([STRANGER], false), collaboration()) },
    {
      name: 'a member is a token',
      subject: () => allowing(list([STRANGER]), collaboration({ members: list([member(ADVERTISER)], false) })),
    },
    {
      name: 'the account of a member is a token',
      subject: () =>
        allowing(list([STRANGER]), collaboration({ members: list([member('', [], { account: UNKNOWN })]) })),
    },
    {
      name: 'the collaboration is outside of the app',
      subject: () => {
        const shared = allowing(list([STRANGER]));
        association(membership(undefined), shared);
        return shared;
      },
    },
    {
      name: 'templates are allowed as well',
      subject: () => {
        const allowed = [outside('ANY_QUERY'), outside(TEMPLATE)];
        const shared = table({ rule: customRule({ providers: list([STRANGER]) }), allowed });
        association(membership(collaboration()), shared);
        return shared;
      },
    },
  ],
});
