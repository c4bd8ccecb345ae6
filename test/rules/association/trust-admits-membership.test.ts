import type { ArnPattern } from '../../../src/model/arn-pattern';
import type { Link, MembershipNode } from '../../../src/model/nodes';
import type { Pointer } from '../../../src/model/raw';
import type { StatementFacts } from '../../../src/model/statements';
import { trustAdmitsMembership } from '../../../src/rules/association/trust-admits-membership';
import {
  ADVERTISER,
  ANY_ENV,
  association,
  collaboration,
  list,
  member,
  membership,
  OUTSIDE,
  role,
  STRANGER,
  statement,
  table,
  to,
  UNKNOWN,
} from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const FIX =
  'specify the ARNs of the memberships of this collaboration in the trust policy, or omit `role` so that the association creates one';

const ARN: Pointer = { kind: 'resource', key: {}, attribute: 'Arn' };

function when(values: readonly ArnPattern[], operator = 'ArnEquals', key = 'aws:SourceArn') {
  return statement({
    services: ['cleanrooms.amazonaws.com'],
    conditions: [{ operator, key, values: list(values) }],
  });
}

/** An association in "Ads", whose role trusts by these statements. */
function trusting(statements: readonly StatementFacts[], sources: readonly Link<MembershipNode>[] = []) {
  const trust = list(statements);
  return association(membership(collaboration()), table(), { role: to(role({ trust, sources })) });
}

const VIOLATION = {
  severity: 'error',
  what: 'the role "Role" of "sales" excludes all memberships of "Ads" by the conditions in its trust policy',
  fix: FIX,
  property: 'RoleArn',
} as const;

describeRule(trustAdmitsMembership, {
  fires: [
    {
      name: 'the memberships are of another Region',
      subject: () => trusting([when([['arn:aws:cleanrooms:eu-west-1:111111111111:membership/*']], 'ArnLike')]),
      violations: [VIOLATION],
    },
    {
      name: 'the memberships are of accounts that are not members',
      subject: () =>
        trusting([when([[`arn:aws:cleanrooms:us-east-1:${STRANGER}:membership/*`]], 'ForAnyValue:ArnLike')]),
      violations: [VIOLATION],
    },
    {
      name: 'the source is another service',
      subject: () => trusting([when([['arn:aws:glue:*:*:job/*']], 'StringLike', 'AWS:SourceArn')]),
      violations: [VIOLATION],
    },
    {
      name: 'the account is not a member',
      subject: () => trusting([when([[STRANGER]], 'StringEquals', 'aws:SourceAccount')]),
      violations: [VIOLATION],
    },
    {
      name: 'the membership is of another collaboration',
      subject: () => trusting([when([[ARN]])], [to(membership(collaboration()))]),
      violations: [VIOLATION],
    },
    {
      name: 'the Region is another one, and the collaboration is outside of the app',
      subject: () => {
        const trust = list([when([['arn:aws:cleanrooms:eu-west-1:111111111111:membership/*']])]);
        return association(undefined, table(), { role: to(role({ trust })) });
      },
      violations: [
        {
          ...VIOLATION,
          what: 'the role "Role" of "sales" excludes its membership by the conditions in its trust policy',
        },
      ],
    },
  ],
  quiet: [
    {
      name: 'the conditions admit memberships of the Region',
      subject: () => trusting([when([['arn:aws:cleanrooms:us-east-1:111111111111:membership/*']], 'ArnLike')]),
    },
    {
      name: 'the conditions admit any Region',
      subject: () => trusting([when([['arn:aws:cleanrooms:*:*:membership/*']], 'ArnLike')]),
    },
    {
      name: 'the conditions admit a membership of the collaboration',
      subject: () => {
        const own = membership(collaboration());
        const trust = list([when([['arn:aws:cleanrooms:eu-west-1:1:membership/1'], [ARN]])]);
        return association(own, table(), { role: to(role({ trust, sources: [to(own)] })) });
      },
    },
    {
      name: 'another statement has no conditions',
      subject: () =>
        trusting([
          when([[STRANGER]], 'StringEquals', 'aws:SourceAccount'),
          statement({ services: ['cleanrooms.amazonaws.com'] }),
        ]),
    },
    {
      name: 'the condition excludes an account',
      subject: () => trusting([when([[STRANGER]], 'StringNotEquals', 'aws:SourceAccount')]),
    },
    {
      name: 'the condition holds without a source',
      subject: () => trusting([when([[STRANGER]], 'StringEqualsIfExists', 'aws:SourceAccount')]),
    },
    {
      name: 'the condition is about an external ID',
      subject: () => trusting([when([['x']], 'StringLike', 'sts:ExternalId')]),
    },
    {
      name: 'the account of the condition is a token',
      subject: () => trusting([when([[{ kind: 'unknown' }]], 'StringEquals', 'aws:SourceAccount')]),
    },
    { name: 'nothing is trusted, which another rule reports', subject: () => trusting([]) },
  ],
  unknown: [
    {
      name: 'the list of sources is not complete',
      subject: () => {
        const conditions = list([
          { operator: 'ArnEquals', key: 'aws:SourceArn', values: list([['arn:aws:glue:a:b:c']], false) },
        ]);
        return trusting([{ ...when([]), conditions }]);
      },
    },
    {
      name: 'the membership of the condition is outside of the app',
      subject: () => trusting([when([[ARN]])], [OUTSIDE]),
    },
    {
      name: 'the Region is a token',
      subject: () => {
        const trust = list([when([['arn:aws:cleanrooms:eu-west-1:111111111111:membership/*']])]);
        return association(undefined, table(), { env: ANY_ENV, role: to(role({ trust })) });
      },
    },
    {
      name: 'the accounts of members are not known',
      subject: () => {
        const room = collaboration({ members: list([member(ADVERTISER)], false) });
        const trust = list([when([[STRANGER]], 'StringEquals', 'aws:SourceAccount')]);
        return association(membership(room), table(), { role: to(role({ trust })) });
      },
    },
    { name: 'the conditions are a token', subject: () => trusting([{ ...when([]), conditions: UNKNOWN }]) },
    { name: 'the role is outside of the app', subject: () => association(undefined, table(), { role: OUTSIDE }) },
  ],
});
