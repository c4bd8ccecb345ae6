import { membershipRolesAreOwn } from '../../../src/rules/membership/membership-roles-are-own';
import {
  ADVERTISER,
  ANY_ENV,
  collaboration,
  membership,
  OUTSIDE,
  outside,
  PUBLISHER,
  role,
  to,
} from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const FIX = 'specify a role in the account of the membership, or omit `role` so that one is created';

const arnIn = (account: string) => outside(`arn:aws:iam::${account}:role/Writer`);

describeRule(membershipRolesAreOwn, {
  fires: [
    {
      name: 'a role of a stack of another account',
      subject: () => membership(collaboration(), PUBLISHER, { resultRole: to(role({ path: 'App/Role' }, ADVERTISER)) }),
      violations: [
        {
          severity: 'error',
          what: '"Membership-111111111111" is in account 111111111111, but its role "App/Role" is in account 222222222222',
          fix: FIX,
          property: 'DefaultResultConfiguration',
        },
      ],
    },
    {
      name: 'the ARN of a role of another account',
      subject: () => membership(collaboration(), PUBLISHER, { resultRole: arnIn(ADVERTISER) }),
      violations: [
        {
          severity: 'error',
          what: '"Membership-111111111111" is in account 111111111111, but its role "arn:aws:iam::222222222222:role/Writer" is in account 222222222222',
          fix: FIX,
          property: 'DefaultResultConfiguration',
        },
      ],
    },
    {
      name: 'a role for the results of jobs',
      subject: () => membership(undefined, PUBLISHER, { jobResultRole: arnIn(ADVERTISER) }),
      violations: [
        {
          severity: 'error',
          what: '"Membership-111111111111" is in account 111111111111, but its role "arn:aws:iam::222222222222:role/Writer" is in account 222222222222',
          fix: FIX,
          property: 'DefaultJobResultConfiguration',
        },
      ],
    },
  ],
  quiet: [
    {
      name: 'roles of the same account',
      subject: () =>
        membership(collaboration(), PUBLISHER, { resultRole: to(role()), jobResultRole: arnIn(PUBLISHER) }),
    },
    { name: 'no roles', subject: () => membership(collaboration()) },
  ],
  unknown: [
    { name: 'a token', subject: () => membership(collaboration(), PUBLISHER, { resultRole: OUTSIDE }) },
    { name: 'an ARN without account', subject: () => membership(undefined, PUBLISHER, { resultRole: arnIn('') }) },
    {
      name: 'a role of a stack without account',
      subject: () => membership(undefined, PUBLISHER, { resultRole: to(role({ env: ANY_ENV })) }),
    },
    {
      name: 'a membership of a stack without account',
      subject: () => membership(undefined, PUBLISHER, { env: ANY_ENV, resultRole: arnIn(ADVERTISER) }),
    },
  ],
});
