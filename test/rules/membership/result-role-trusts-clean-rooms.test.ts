import type { StatementFacts } from '../../../src/model/statements';
import { resultRoleTrustsCleanRooms } from '../../../src/rules/membership/result-role-trusts-clean-rooms';
import {
  collaboration,
  list,
  membership,
  OUTSIDE,
  PUBLISHER,
  results,
  role,
  statement,
  to,
  UNKNOWN,
} from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const FIX =
  'omit `role` of `ResultOutput.s3` so that a role is created, or set `assumedBy` of the role to `new ServicePrincipal("cleanrooms.amazonaws.com")`';

const CLEAN_ROOMS = { services: ['cleanrooms.amazonaws.com'] };

function trusting(...statements: StatementFacts[]) {
  const resultRole = to(role({ trust: list(statements) }));
  return membership(collaboration(), PUBLISHER, { resultOutput: results(), resultRole });
}

function from(region: string) {
  const values = list([[`arn:aws:cleanrooms:${region}:222222222222:membership/*`]]);
  return statement({ ...CLEAN_ROOMS, conditions: [{ operator: 'ArnLike', key: 'aws:SourceArn', values }] });
}

function violation(problem: string) {
  return {
    severity: 'error',
    what: `the role "Role" for results of "Membership-111111111111" cannot be assumed by cleanrooms.amazonaws.com: its trust policy ${problem}`,
    fix: FIX,
    property: 'DefaultResultConfiguration',
  } as const;
}

describeRule(resultRoleTrustsCleanRooms, {
  fires: [
    {
      name: 'another service may assume it',
      subject: () => trusting(statement({ services: ['s3.amazonaws.com'] })),
      violations: [violation('allows only "s3.amazonaws.com"')],
    },
    { name: 'nobody may assume it', subject: () => trusting(), violations: [violation('allows no service')] },
    {
      name: 'its conditions are about another Region',
      subject: () => trusting(from('eu-west-1')),
      violations: [violation('excludes all memberships of the collaboration')],
    },
  ],
  quiet: [
    { name: 'Clean Rooms may assume it', subject: () => trusting(statement(CLEAN_ROOMS)) },
    { name: 'the member who queries may have it assumed', subject: () => trusting(from('us-east-1')) },
    { name: 'there is no destination', subject: () => membership(collaboration()) },
  ],
  unknown: [
    {
      name: 'the trust policy is a token',
      subject: () =>
        membership(collaboration(), PUBLISHER, {
          resultOutput: results(),
          resultRole: to(role({ trust: UNKNOWN })),
        }),
    },
    {
      name: 'the services are a token',
      subject: () => trusting({ ...statement(CLEAN_ROOMS), services: UNKNOWN }),
    },
    {
      name: 'the role is outside of the app',
      subject: () => membership(collaboration(), PUBLISHER, { resultOutput: results(), resultRole: OUTSIDE }),
    },
  ],
});
