import { accepts, answers, type Contradiction, refusesWith } from '../contradiction';

/** For each probe of the API of Clean Rooms ML, a service in which its claim does not hold. */
export const MACHINE_LEARNING: Readonly<Record<string, Contradiction>> = {
  'ml-configuration-keeps-its-time': answers('GetMLConfiguration', (output) => ({
    ...output,
    createTime: output.updateTime,
  })),
  'ml-configuration-of-another-account': refusesWith('GetMLConfiguration', { name: 'ResourceNotFoundException' }),
  'ml-configuration-of-no-membership': refusesWith('GetMLConfiguration', { name: 'AccessDeniedException' }),
  'ml-configuration-with-a-foreign-role': accepts('PutMLConfiguration', {}),
  'ml-configuration-of-a-removed-member': refusesWith('PutMLConfiguration', { name: 'ValidationException' }),
  'membership-with-ml-configuration-stays': accepts('DeleteMembership'),
  'ml-configuration-ends-with-the-membership': accepts('GetMLConfiguration', {}),
  'audience-model-name-once': {
    arrange: ({ service }) => {
      service.hasUniqueMlNames = false;
    },
  },
  'condition-of-a-policy': accepts('PutConfiguredAudienceModelPolicy', {}),
  'policy-ends-with-its-model': accepts('GetConfiguredAudienceModelPolicy', {}),
  'empty-description-of-a-model': answers('GetConfiguredAudienceModel', (output) => ({ ...output, description: '' })),
  'foreign-role-of-a-model': accepts('CreateConfiguredAudienceModel', { configuredAudienceModelArn: 'arn' }),
};
