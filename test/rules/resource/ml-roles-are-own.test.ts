import { mlRolesAreOwn } from '../../../src/rules/resource/ml-roles-are-own';
import {
  ADVERTISER,
  ANY_ENV,
  association,
  modelAlgorithm,
  OUTSIDE,
  outside,
  role,
  table,
  to,
  trainingDataset,
} from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const FIX = 'specify a role in the account of the resource';

describeRule(mlRolesAreOwn, {
  fires: [
    {
      name: 'the role of a model is of another account',
      subject: () => modelAlgorithm({ role: to(role({}, ADVERTISER)) }),
      violations: [
        {
          severity: 'error',
          what: '"lookalike" is in account 111111111111, but its role "App/Role" is in account 222222222222',
          fix: FIX,
          property: 'RoleArn',
        },
      ],
    },
    {
      name: 'the role of a dataset has a foreign ARN',
      subject: () => trainingDataset(undefined, { role: outside(`arn:aws:iam::${ADVERTISER}:role/Training`) }),
      violations: [
        {
          severity: 'error',
          what: '"interactions" is in account 111111111111, but its role "arn:aws:iam::222222222222:role/Training" is in account 222222222222',
          fix: FIX,
          property: 'RoleArn',
        },
      ],
    },
  ],
  quiet: [
    { name: 'the role is of the account', subject: () => modelAlgorithm({ role: to(role()) }) },
    {
      name: 'the role is of an association, which has a rule itself',
      subject: () => association(undefined, table(), { role: to(role({}, ADVERTISER)) }),
    },
  ],
  unknown: [
    { name: 'the role is a token', subject: () => modelAlgorithm({ role: OUTSIDE }) },
    { name: 'the account is a token', subject: () => modelAlgorithm({ env: ANY_ENV, role: to(role()) }) },
  ],
});
