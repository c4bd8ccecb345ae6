import type { StatementFacts } from '../../../src/model/statements';
import { codeRoleTrustsCleanRooms } from '../../../src/rules/analysis-template/code-role-trusts-clean-rooms';
import { collaboration, job, list, membership, role, statement, to, UNKNOWN } from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const FIX =
  'set `assumedBy` of the role to `new ServicePrincipal("cleanrooms.amazonaws.com")`, with the ARNs of both memberships in its conditions';

/** A template of "Ads", whose code is read by a role that trusts by these statements. */
function trusting(...statements: StatementFacts[]) {
  return job(membership(collaboration()), { codeRole: to(role({ trust: list(statements) })) });
}

function when(value: string) {
  return statement({
    services: ['cleanrooms.amazonaws.com'],
    conditions: [{ operator: 'ArnLike', key: 'aws:SourceArn', values: list([[value]]) }],
  });
}

describeRule(codeRoleTrustsCleanRooms, {
  fires: [
    {
      name: 'the role trusts another service',
      subject: () => trusting(statement({ services: ['glue.amazonaws.com'] })),
      violations: [
        {
          severity: 'error',
          what: 'the role "Role" for the code of "Train" cannot be assumed by cleanrooms.amazonaws.com: its trust policy allows only "glue.amazonaws.com"',
          fix: FIX,
          property: 'Source',
        },
      ],
    },
    {
      name: 'the role trusts nobody, and is shared',
      subject: () => {
        const shared = to(role({ trust: list([]) }));
        const jobs = [job(undefined, { codeRole: shared }), job(undefined, { codeRole: shared })];
        return jobs[0];
      },
      violations: [
        {
          severity: 'error',
          what: 'the role "Role" for the code of "Train" cannot be assumed by cleanrooms.amazonaws.com: its trust policy allows no service',
          fix: FIX,
          property: 'Source',
        },
      ],
    },
    {
      name: 'the memberships are of another Region',
      subject: () => trusting(when('arn:aws:cleanrooms:eu-west-1:111111111111:membership/*')),
      violations: [
        {
          severity: 'error',
          what: 'the role "Role" for the code of "Train" cannot be assumed by cleanrooms.amazonaws.com: its trust policy excludes all memberships of the collaboration',
          fix: FIX,
          property: 'Source',
        },
      ],
    },
  ],
  quiet: [
    {
      name: 'the role trusts the service',
      subject: () => trusting(statement({ services: ['cleanrooms.amazonaws.com'] })),
    },
    {
      name: 'the memberships are of the Region',
      subject: () => trusting(when('arn:aws:cleanrooms:us-east-1:111111111111:membership/*')),
    },
    {
      name: 'the role is reported of an earlier template',
      subject: () => {
        const shared = to(role({ trust: list([]) }));
        const jobs = [job(undefined, { codeRole: shared }), job(undefined, { codeRole: shared })];
        return jobs[1];
      },
    },
  ],
  unknown: [
    { name: 'the trust policy is a token', subject: () => job(undefined, { codeRole: to(role({ trust: UNKNOWN })) }) },
    { name: 'the role is outside of the app', subject: () => job(undefined) },
  ],
});
