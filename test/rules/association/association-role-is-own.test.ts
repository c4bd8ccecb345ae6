import { associationRoleIsOwn } from '../../../src/rules/association/association-role-is-own';
import { ADVERTISER, ANY_ENV, association, outside, role, table, to } from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const FIX = 'specify a role in the account of the association, or omit `role` so that one is created';

describeRule(associationRoleIsOwn, {
  fires: [
    {
      name: 'the role is in another account, by its ARN',
      subject: () =>
        association(undefined, table(), { role: outside('arn:aws:iam::222222222222:role/service-role/Reader') }),
      violations: [
        {
          severity: 'error',
          what: '"sales" is in account 111111111111, but its role "arn:aws:iam::222222222222:role/service-role/Reader" is in account 222222222222',
          fix: FIX,
          property: 'RoleArn',
        },
      ],
    },
    {
      name: 'the role is in a stack of another account',
      subject: () => association(undefined, table(), { role: to(role({}, ADVERTISER)) }),
      violations: [
        {
          severity: 'error',
          what: '"sales" is in account 111111111111, but its role "App/Role" is in account 222222222222',
          fix: FIX,
          property: 'RoleArn',
        },
      ],
    },
  ],
  quiet: [
    { name: 'the role is in the same account', subject: () => association(undefined, table(), { role: to(role()) }) },
    {
      name: 'the ARN is of the same account',
      subject: () => association(undefined, table(), { role: outside('arn:aws:iam::111111111111:role/Reader') }),
    },
  ],
  unknown: [
    { name: 'the role is a token', subject: () => association(undefined, table(), { role: outside() }) },
    {
      name: 'the account is a token',
      subject: () =>
        association(undefined, table(), { env: ANY_ENV, role: outside('arn:aws:iam::222222222222:role/Reader') }),
    },
  ],
});
