import type { ArnPattern } from '../../../src/model/arn-pattern';
import type { Pointer } from '../../../src/model/raw';
import type { ConditionFacts, StatementFacts } from '../../../src/model/statements';
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
  UNKNOWN,
} from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const FIX =
  'use the ID of the membership of the member who can query in the condition on "sts:ExternalId", or omit `role` so that the association creates one';

const TOKEN: Pointer = { kind: 'unknown' };
const ID: Pointer = { kind: 'resource', key: {}, attribute: 'MembershipIdentifier' };

const EXTERNAL_ID = { operator: 'StringLike', key: 'sts:ExternalId' };

/** A statement for Clean Rooms with these conditions. */
function under(...conditions: ConditionFacts[]) {
  return statement({ services: ['cleanrooms.amazonaws.com'], conditions });
}

/** A statement for Clean Rooms that is bound by one of these external IDs. */
function when(...values: ArnPattern[]) {
  return under({ ...EXTERNAL_ID, values: list(values) });
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

const excluded = (words = 'the member who can query in "Ads"') =>
  [
    {
      severity: 'error',
      what: `the role "Role" of "sales" excludes ${words} by the external ID in its trust policy`,
      fix: FIX,
      property: 'RoleArn',
    },
  ] as const;

const BY_ACCOUNT: ConditionFacts = { operator: 'StringEquals', key: 'aws:SourceAccount', values: list([[PUBLISHER]]) };

describeRule(trustNamesQueryRunner, {
  fires: [
    {
      name: 'the external ID names the owner of the table',
      subject: () => trusting(PUBLISHER),
      violations: excluded(),
    },
    {
      name: 'the external ID is of another Region',
      subject: () => trusting(ADVERTISER, when(named('eu-west-1'))),
      violations: excluded(),
    },
    {
      name: 'another condition narrows it as well',
      subject: () => trusting(ADVERTISER, under(BY_ACCOUNT, { ...EXTERNAL_ID, values: list([named('eu-west-1')]) })),
      violations: excluded(),
    },
    {
      name: 'the external IDs are of two other Regions, one of them in a statement of its own',
      subject: () => trusting(ADVERTISER, when(named('eu-west-1')), when(named('eu-central-1'))),
      violations: excluded(),
    },
    {
      name: 'the collaboration is outside of the app, and the Region is another one',
      subject: () =>
        association(undefined, table(), {
          role: to(role({ trust: list([when(['arn:aws:*:eu-west-1:*:dbuser:*/1*'])]) })),
        }),
      violations: excluded('the member who can query'),
    },
  ],
  quiet: [
    { name: 'the external ID names the member who queries', subject: () => trusting(ADVERTISER) },
    {
      name: 'another value is of the Region',
      subject: () => trusting(PUBLISHER, when(named(), ['arn:aws:*:us-east-1:*:dbuser:*/1*'])),
    },
    {
      name: 'another statement is of the Region',
      subject: () => trusting(ADVERTISER, when(named('eu-west-1')), when(named())),
    },
    {
      name: 'another statement is bound by something else',
      subject: () => trusting(ADVERTISER, when(named('eu-west-1')), under(BY_ACCOUNT)),
    },
    {
      name: 'the role is bound by an ARN of another Region, but not as an external ID',
      subject: () =>
        trusting(ADVERTISER, under({ operator: 'ArnLike', key: 'aws:SourceArn', values: list([named('eu-west-1')]) })),
    },
    ...['StringNotLike', 'StringLikeIfExists', 'ForAllValues:StringLike'].map((operator) => ({
      name: `other external IDs are admitted by ${operator}`,
      subject: () => trusting(ADVERTISER, under({ ...EXTERNAL_ID, operator, values: list([named('eu-west-1')]) })),
    })),
    {
      name: 'the Region is left out',
      subject: () => trusting(ADVERTISER, when([`arn:aws:*::${ADVERTISER}:dbuser:*/`, ID, '*'])),
    },
    { name: 'the external ID starts with a token', subject: () => trusting(ADVERTISER, when([TOKEN, ':x'])) },
    {
      name: 'only the start of the Region is not a token',
      subject: () => trusting(ADVERTISER, when(['arn:aws:*:eu-', TOKEN, ':*:dbuser:*/', ID])),
    },
    {
      name: 'the external ID contains a token beside the ID',
      subject: () => trusting(PUBLISHER, when([...named(), TOKEN])),
    },
    { name: 'the external ID is no ARN', subject: () => trusting(ADVERTISER, when(['*', ID, '*'])) },
    {
      name: 'the external ID contains the ID of something else',
      subject: () =>
        association(membership(collaboration()), table(), {
          role: to(role({ trust: list([when(named())]), sources: [to(collaboration())] })),
        }),
    },
    {
      name: 'no statement is for Clean Rooms, which another rule reports',
      subject: () => trusting(PUBLISHER, statement({})),
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
      name: 'the conditions of another statement are a token',
      subject: () => trusting(ADVERTISER, when(named('eu-west-1')), { ...under(), conditions: UNKNOWN }),
    },
    {
      name: 'there can be other external IDs',
      subject: () => trusting(ADVERTISER, under({ ...EXTERNAL_ID, values: list([named('eu-west-1')], false) })),
    },
    {
      name: 'the collaboration of the membership is outside of the app',
      subject: () => {
        const trust = list([when(named())]);
        const own = membership(undefined);
        return association(own, table(), { role: to(role({ trust, sources: [to(own)] })) });
      },
    },
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
