import { modelIsOfMembershipAccount } from '../../../src/rules/model-association/model-is-of-membership-account';
import {
  ADVERTISER,
  ANY_ENV,
  collaboration,
  env,
  membership,
  modelAlgorithm,
  modelAssociation,
  outside,
  PUBLISHER,
} from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const FIX =
  'associate the model with a membership of its account and Region, or create it in the stack of the membership';

describeRule(modelIsOfMembershipAccount, {
  fires: [
    {
      name: 'the model is of another account',
      subject: () => modelAssociation(membership(collaboration()), modelAlgorithm({}, ADVERTISER)),
      violations: [
        {
          severity: 'error',
          what: 'the model "lookalike" is in account 222222222222, but the membership "Membership-111111111111" is in account 111111111111',
          fix: FIX,
          property: 'ConfiguredModelAlgorithmArn',
        },
      ],
    },
    {
      name: 'the model is in another Region',
      subject: () =>
        modelAssociation(membership(collaboration()), modelAlgorithm({ env: env(PUBLISHER, 'eu-west-1') })),
      violations: [
        {
          severity: 'error',
          what: 'the model "lookalike" is in Region eu-west-1, but the membership "Membership-111111111111" is in Region us-east-1',
          fix: FIX,
          property: 'ConfiguredModelAlgorithmArn',
        },
      ],
    },
    {
      name: 'the ARN is of another account, and the membership outside',
      subject: () =>
        modelAssociation(undefined, undefined, {
          algorithm: outside(`arn:aws:cleanrooms-ml:us-east-1:${ADVERTISER}:configured-model-algorithm/a`),
        }),
      violations: [
        {
          severity: 'error',
          what: 'the model "arn:aws:cleanrooms-ml:us-east-1:222222222222:configured-model-algorithm/a" is in account 222222222222, but "lookalike" is in account 111111111111',
          fix: FIX,
          property: 'ConfiguredModelAlgorithmArn',
        },
      ],
    },
  ],
  quiet: [
    { name: 'both are of one account', subject: () => modelAssociation(membership(collaboration()), modelAlgorithm()) },
    {
      name: 'the ARN is of the account',
      subject: () =>
        modelAssociation(membership(collaboration()), undefined, {
          algorithm: outside(`arn:aws:cleanrooms-ml:us-east-1:${PUBLISHER}:configured-model-algorithm/a`),
        }),
    },
  ],
  unknown: [
    { name: 'the model is a token', subject: () => modelAssociation(membership(collaboration())) },
    {
      name: 'the account of the model is a token',
      subject: () => modelAssociation(membership(collaboration()), modelAlgorithm({ env: ANY_ENV })),
    },
  ],
});
