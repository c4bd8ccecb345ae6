import { accountsAreAllowed } from '../../../src/rules/resource/accounts-are-allowed';
import {
  ABSENT,
  ADVERTISER,
  ANY_ENV,
  addedMember,
  association,
  changeApproval,
  collaboration,
  collaborationRule,
  customRule,
  intermediateRule,
  intermediateTable,
  list,
  logPolicy,
  member,
  membership,
  modelAssociation,
  PUBLISHER,
  role,
  STRANGER,
  statement,
  table,
  to,
  UNKNOWN,
} from '../../support/nodes';
import { describeRule, type Expected } from '../../support/rule-harness';

const stranger = (words: string, property?: string): Expected => ({
  severity: 'error',
  what: `${words}, an account that your organization does not allow`,
  fix: 'remove the account, or add it to `allowedAccountIds` if your organization agrees',
  property,
});

const OF_TABLE = 'ConfiguredTableAssociationAnalysisRules';
const TEMPLATE = `arn:aws:cleanrooms:us-east-1:${STRANGER}:membership/a1/analysistemplate/b2`;
const MODEL = `arn:aws:cleanrooms:us-east-1:${STRANGER}:membership/a1/configuredaudiencemodelassociation/*`;
const MEMBERSHIPS = `arn:aws:cleanrooms:us-east-1:${STRANGER}:membership/*`;

const literal = (text: string) => ({ kind: 'literal' as const, text });
const condition = (key: string, value: string, operator = 'ArnLike') => ({ operator, key, values: list([[value]]) });

/** An association of a table of the publisher, whose role has conditions in its trust policy. */
function trusting(conditions: readonly ReturnType<typeof condition>[], more: Parameters<typeof statement>[0] = {}) {
  const trust = list([statement({ services: ['cleanrooms.amazonaws.com'], conditions, ...more })]);
  return association(membership(collaboration()), table(), { role: to(role({ trust })) });
}

/** A room in which the stranger is a member, beside the two members who are allowed. */
const withStranger = () => collaboration({ members: list([member(ADVERTISER), member(STRANGER)]) });

/** A table that allows any query of an account, associated in a collaboration. */
function queried(by: string, room = collaboration()) {
  const own = table({ rule: customRule({ providers: list([by]) }) });
  association(membership(room), own);
  return own;
}

describeRule(
  accountsAreAllowed,
  {
    fires: [
      {
        name: 'members are not allowed',
        subject: () => collaboration({ members: list([member(STRANGER), member(ADVERTISER), member('444444444444')]) }),
        violations: [
          stranger('"Ads" has the member 333333333333 ("Member 333333333333")', 'Members'),
          stranger('"Ads" has the member 444444444444 ("Member 444444444444")', 'Members'),
        ],
      },
      {
        name: 'the creator is not',
        subject: () => collaboration({ creator: member(STRANGER, [], { displayName: UNKNOWN }) }),
        violations: [stranger('"Ads" has the creator 333333333333')],
      },
      {
        name: 'an added member is not, who is reported where it is added',
        subject: () => addedMember(collaboration(), member(STRANGER)),
        violations: [stranger('"Late" adds the member 333333333333 ("Member 333333333333")', 'AccountId')],
      },
      {
        name: 'a change of another account is approved',
        subject: () => changeApproval(collaboration(), STRANGER),
        violations: [stranger('"Approval" approves a change of 333333333333', 'AccountId')],
      },
      {
        name: 'a membership is of another account',
        subject: () => membership(undefined, STRANGER),
        violations: [stranger('"Membership-333333333333" is the membership of 333333333333')],
      },
      {
        name: 'a table is analyzed by another account',
        subject: () => queried(STRANGER),
        violations: [stranger('"sales" allows analyses of 333333333333', 'AnalysisRules')],
      },
      {
        name: 'a table allows the template of another account',
        subject: () => table({ rule: customRule({ providers: ABSENT, allowedAnalyses: list([literal(TEMPLATE)]) }) }),
        violations: [stranger('"sales" allows analyses of 333333333333', 'AnalysisRules')],
      },
      {
        name: 'another account receives results and trains models',
        subject: () =>
          association(membership(collaboration()), table(), {
            rule: collaborationRule('CUSTOM', { receivers: list([ADVERTISER, STRANGER]) }),
            additionalAnalyses: list([literal(MODEL), literal(MODEL)]),
          }),
        violations: [
          stranger('"sales" sends results to 333333333333', OF_TABLE),
          stranger('"sales" allows additional analyses of 333333333333', OF_TABLE),
        ],
      },
      {
        name: 'an intermediate table has another account',
        subject: () =>
          intermediateTable(membership(collaboration()), undefined, {
            rule: intermediateRule({
              receivers: list([STRANGER]),
              custom: customRule({ providers: list([STRANGER]) }).value.custom,
            }),
          }),
        violations: [
          stranger('"daily" sends results to 333333333333', 'AnalysisRules'),
          stranger('"daily" allows analyses of 333333333333', 'AnalysisRules'),
        ],
      },
      {
        name: 'a model sends logs to another account',
        subject: () =>
          modelAssociation(membership(collaboration()), undefined, {
            logs: [{ job: 'trainedModels', policies: list([logPolicy({ accounts: list([STRANGER, ADVERTISER]) })]) }],
          }),
        violations: [stranger('"lookalike" sends logs to 333333333333', 'PrivacyConfiguration')],
      },
      ...[
        condition('aws:SourceArn', MEMBERSHIPS),
        condition('AWS:SourceArn', `arn:aws:cleanrooms:us-east-1:${STRANGER}:membership/a1`, 'StringEquals'),
        condition('aws:SourceAccount', STRANGER, 'StringEquals'),
      ].map((one) => ({
        name: `a role trusts another account by ${one.operator} ${one.key}`,
        subject: () => trusting([one]),
        violations: [stranger('the role "Role" of "sales" trusts memberships of 333333333333', 'RoleArn')] as const,
      })),
      {
        name: 'a role trusts several other accounts',
        subject: () =>
          trusting([{ ...condition('aws:SourceAccount', STRANGER), values: list([[STRANGER], ['444444444444']]) }]),
        violations: [
          {
            ...stranger('', 'RoleArn'),
            what: 'the role "Role" of "sales" trusts memberships of 333333333333, 444444444444, accounts that your organization does not allow',
          },
        ],
      },
    ],
    quiet: [
      { name: 'all accounts are allowed', subject: () => collaboration() },
      {
        name: 'a member is reported where it is added',
        subject: () => {
          const room = collaboration({ members: list([member(ADVERTISER), member(STRANGER)]) });
          addedMember(room, member(STRANGER));
          return room;
        },
      },
      { name: 'a membership is reported at its collaboration', subject: () => membership(withStranger(), STRANGER) },
      { name: 'a member that changes is reported there', subject: () => changeApproval(withStranger(), STRANGER) },
      { name: 'who analyzes is reported at the collaboration', subject: () => queried(STRANGER, withStranger()) },
      {
        name: 'a receiver is reported at the collaboration',
        subject: () =>
          association(membership(withStranger()), table(), {
            rule: collaborationRule('CUSTOM', { receivers: list([STRANGER]) }),
          }),
      },
      {
        name: 'a table allows all queries of an account that is allowed',
        subject: () => queried(ADVERTISER),
      },
      {
        name: 'a receiver is not an account ID, which is reported otherwise',
        subject: () =>
          association(membership(collaboration()), table(), {
            rule: collaborationRule('CUSTOM', { receivers: list(['Stranger']) }),
          }),
      },
      {
        name: 'a role trusts the account of a member',
        subject: () => trusting([condition('aws:SourceAccount', ADVERTISER)]),
      },
      {
        name: 'a role excludes another account',
        subject: () => trusting([condition('aws:SourceAccount', STRANGER, 'StringNotEquals')]),
      },
      {
        name: 'a role trusts another account in what Clean Rooms does not evaluate',
        subject: () => trusting([condition('aws:PrincipalAccount', STRANGER)]),
      },
      {
        name: 'a role denies another account',
        subject: () => trusting([condition('aws:SourceAccount', STRANGER)], { allow: false }),
      },
      {
        name: 'a role trusts another service of another account',
        subject: () =>
          trusting([condition('aws:SourceArn', `arn:aws:glue:us-east-1:${STRANGER}:job/a`)], {
            services: ['glue.amazonaws.com'],
          }),
      },
      { name: 'the resource is not part of a collaboration', subject: () => role() },
    ],
    unknown: [
      {
        name: 'the accounts of members are tokens',
        subject: () =>
          collaboration({
            creator: member(PUBLISHER, [], { account: UNKNOWN }),
            members: list([member(ADVERTISER, [], { account: UNKNOWN })], false),
          }),
      },
      {
        name: 'the account of an added member is a token',
        subject: () => addedMember(collaboration(), member(STRANGER, [], { account: UNKNOWN })),
      },
      {
        name: 'the account of a membership is not known',
        subject: () => membership(undefined, STRANGER, { env: ANY_ENV }),
      },
      {
        name: 'the rule of a table is a token',
        subject: () => table({ rule: UNKNOWN }),
      },
      {
        name: 'providers are a token, and a template has no account',
        subject: () =>
          table({
            rule: customRule({
              providers: UNKNOWN,
              allowedAnalyses: list([{ kind: 'unknown' }, literal('arn:aws:cleanrooms:us-east-1:*:membership/*')]),
            }),
          }),
      },
      {
        name: 'the receivers are a token',
        subject: () =>
          association(membership(undefined), table(), { rule: collaborationRule('CUSTOM', { receivers: UNKNOWN }) }),
      },
      {
        name: 'the trust policy is a token',
        subject: () => association(membership(undefined), table(), { role: to(role({ trust: UNKNOWN })) }),
      },
    ],
  },
  { allowedAccountIds: [PUBLISHER, ADVERTISER] },
);
