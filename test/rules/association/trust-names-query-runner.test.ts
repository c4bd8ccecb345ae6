import type { ArnPattern } from '../../../src/model/arn-pattern';
import type { Pointer } from '../../../src/model/raw';
import type { StatementFacts } from '../../../src/model/statements';
import { trustNamesQueryRunner } from '../../../src/rules/association/trust-names-query-runner';
import {
  ADVERTISER,
  ANY_ENV,
  association,
  collaboration,
  list,
  membership,
  OUTSIDE,
  PUBLISHER,
  role,
  statement,
  table,
  to,
} from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const FIX =
  'use the ID of the membership of the member who can query in the condition on "sts:ExternalId", or omit `role` so that the association creates one';

const ID: Pointer = { kind: 'resource', key: {}, attribute: 'MembershipIdentifier' };

function when(...values: ArnPattern[]) {
  const conditions = [{ operator: 'StringLike', key: 'sts:ExternalId', values: list(values) }];
  return statement({ services: ['cleanrooms.amazonaws.com'], conditions });
}

function named(region = 'us-east-1'): ArnPattern {
  return [`arn:aws:*:${region}:*:dbuser:*/`, ID, '*'];
}

/** An association of the publisher, whose role trusts when an external ID names the membership of this account. */
function trusting(account: string, ...statements: StatementFacts[]) {
  const ads = collaboration();
  const own = membership(ads);
  const trust = list(statements.length > 0 ? statements : [when(named())]);
  const runner = account === PUBLISHER ? own : membership(ads, account);
  return association(own, table(), { role: to(role({ trust, sources: [to(runner)] })) });
}

describeRule(trustNamesQueryRunner, {
  fires: [
    {
      name: 'the external ID names the owner of the table',
      subject: () => trusting(PUBLISHER),
      violations: [
        {
          severity: 'error',
          what: 'the role "Role" of "sales" excludes the member who can query in "Ads" by the external ID in its trust policy',
          fix: FIX,
          property: 'RoleArn',
        },
      ],
    },
    {
      name: 'the external ID is of another Region',
      subject: () => trusting(ADVERTISER, when(named('eu-west-1'))),
      violations: [
        {
          severity: 'error',
          what: 'the role "Role" of "sales" excludes the member who can query in "Ads" by the external ID in its trust policy',
          fix: FIX,
          property: 'RoleArn',
        },
      ],
    },
    {
      name: 'the collaboration is outside of the app, and the Region is another one',
      subject: () =>
        association(undefined, table(), {
          role: to(role({ trust: list([when(['arn:aws:*:eu-west-1:*:dbuser:*/1*'])]) })),
        }),
      violations: [
        {
          severity: 'error',
          what: 'the role "Role" of "sales" excludes the member who can query by the external ID in its trust policy',
          fix: FIX,
          property: 'RoleArn',
        },
      ],
    },
  ],
  quiet: [
    { name: 'the external ID names the member who queries', subject: () => trusting(ADVERTISER) },
    {
      name: 'another value is of the Region',
      subject: () => trusting(PUBLISHER, when(named(), ['arn:aws:*:us-east-1:*:dbuser:*/1*'])),
    },
    { name: 'any Region is admitted', subject: () => trusting(ADVERTISER, when(named('*'))) },
    {
      name: 'another statement has no conditions',
      subject: () => trusting(PUBLISHER, when(named()), statement({ services: ['cleanrooms.amazonaws.com'] })),
    },
    {
      name: 'the role is bound otherwise',
      subject: () => trusting(PUBLISHER, statement({ services: ['cleanrooms.amazonaws.com'], conditions: [] })),
    },
  ],
  unknown: [
    {
      name: 'the membership is outside of the app',
      subject: () => {
        const trust = list([when(named())]);
        return association(membership(collaboration()), table(), { role: to(role({ trust, sources: [OUTSIDE] })) });
      },
    },
    {
      name: 'the trust policy is not all known',
      subject: () =>
        association(undefined, table(), {
          role: to(role({ trust: list([when(['arn:aws:*:eu-west-1:*:x'])], false) })),
        }),
    },
    {
      name: 'the Region is a token',
      subject: () =>
        association(undefined, table(), {
          env: ANY_ENV,
          role: to(role({ trust: list([when(['arn:aws:*:eu-west-1:*:x'])]) })),
        }),
    },
    { name: 'the role is outside of the app', subject: () => association(undefined, table()) },
  ],
});
