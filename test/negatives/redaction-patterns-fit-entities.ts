import { CfnConfiguredModelAlgorithmAssociation } from 'aws-cdk-lib/aws-cleanroomsml';
import { negative } from '../support/negative';
import { lookalikeModel } from '../support/rooms';

export default negative({
  rule: 'RedactionPatternsFitEntities',
  bad: (stack) => {
    new CfnConfiguredModelAlgorithmAssociation(stack, 'Lookalike', {
      name: 'lookalike',
      membershipIdentifier: '11111111-2222-3333-4444-555555555555',
      configuredModelAlgorithmArn: lookalikeModel(stack).attrConfiguredModelAlgorithmArn,
      privacyConfiguration: {
        policies: {
          trainedModels: {
            containerLogs: [
              {
                allowedAccountIds: ['222222222222'],
                logRedactionConfiguration: {
                  entitiesToRedact: ['NUMBERS', 'CUSTOM'],
                },
              },
            ],
          },
        },
      },
    });
  },
  good: (stack) => {
    new CfnConfiguredModelAlgorithmAssociation(stack, 'Lookalike', {
      name: 'lookalike',
      membershipIdentifier: '11111111-2222-3333-4444-555555555555',
      configuredModelAlgorithmArn: lookalikeModel(stack).attrConfiguredModelAlgorithmArn,
      privacyConfiguration: {
        policies: {
          trainedModels: {
            containerLogs: [
              {
                allowedAccountIds: ['222222222222'],
                logRedactionConfiguration: {
                  entitiesToRedact: ['NUMBERS', 'CUSTOM'],
                  customEntityConfig: { customDataIdentifiers: ['customer-[0-9]+'] },
                },
              },
            ],
          },
        },
      },
    });
  },
});
