import { CfnConfiguredModelAlgorithmAssociation } from 'aws-cdk-lib/aws-cleanroomsml';
import { Membership } from '../../src';
import { negative } from '../support/negative';
import { advertiserTrains, lookalikeModel } from '../support/rooms';

export default negative({
  rule: 'ExportedModelsHaveReceiver',
  bad: (stack) => {
    const membership = new Membership(stack, 'Membership', { collaboration: advertiserTrains(stack) });
    new CfnConfiguredModelAlgorithmAssociation(stack, 'Lookalike', {
      name: 'lookalike',
      membershipIdentifier: membership.membershipId,
      configuredModelAlgorithmArn: lookalikeModel(stack).attrConfiguredModelAlgorithmArn,
      privacyConfiguration: {
        policies: {
          trainedModelExports: { filesToExport: ['MODEL'], maxSize: { unit: 'GB', value: 1 } },
        },
      },
    });
  },
  good: (stack) => {
    const membership = new Membership(stack, 'Membership', { collaboration: advertiserTrains(stack) });
    new CfnConfiguredModelAlgorithmAssociation(stack, 'Lookalike', {
      name: 'lookalike',
      membershipIdentifier: membership.membershipId,
      configuredModelAlgorithmArn: lookalikeModel(stack).attrConfiguredModelAlgorithmArn,
    });
  },
});
