import { mlRolesTrustCleanRoomsMl } from '../../../src/rules/resource/ml-roles-trust-clean-rooms-ml';
import {
  association,
  list,
  modelAlgorithm,
  OUTSIDE,
  role,
  statement,
  table,
  to,
  trainingDataset,
  UNKNOWN,
} from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const FIX = 'set `assumedBy` of the role to `new ServicePrincipal("cleanrooms-ml.amazonaws.com")`';

const trusting = (...services: string[]) => to(role({ trust: list([statement({ services })]) }));

describeRule(mlRolesTrustCleanRoomsMl, {
  fires: [
    {
      name: 'the role of a model is one of an association',
      subject: () => modelAlgorithm({ role: trusting('cleanrooms.amazonaws.com') }),
      violations: [
        {
          severity: 'error',
          what: 'the role "Role" of "lookalike" cannot be assumed by cleanrooms-ml.amazonaws.com: its trust policy allows only "cleanrooms.amazonaws.com"',
          fix: FIX,
          property: 'RoleArn',
        },
      ],
    },
    {
      name: 'the role of a dataset is for nothing',
      subject: () => trainingDataset(undefined, { role: to(role({ trust: list([]) })) }),
      violations: [
        {
          severity: 'error',
          what: 'the role "Role" of "interactions" cannot be assumed by cleanrooms-ml.amazonaws.com: its trust policy allows no service',
          fix: FIX,
          property: 'RoleArn',
        },
      ],
    },
  ],
  quiet: [
    {
      name: 'Clean Rooms ML is trusted',
      subject: () => modelAlgorithm({ role: trusting('cleanrooms.amazonaws.com', 'cleanrooms-ml.amazonaws.com') }),
    },
    {
      name: 'the role is of an association, which has a rule itself',
      subject: () => association(undefined, table(), { role: trusting('glue.amazonaws.com') }),
    },
  ],
  unknown: [
    { name: 'the role is outside of the app', subject: () => modelAlgorithm({ role: OUTSIDE }) },
    { name: 'the trust is a token', subject: () => modelAlgorithm({ role: to(role({ trust: UNKNOWN })) }) },
  ],
});
