import { CfnConfiguredModelAlgorithmAssociation } from 'aws-cdk-lib/aws-cleanroomsml';
import { negative } from '../support/negative';

export default negative({
  rule: 'ModelIsOfMembershipAccount',
  bad: (stack) => {
    // The stack, and with it the association, is in account 111111111111.
    new CfnConfiguredModelAlgorithmAssociation(stack, 'Lookalike', {
      name: 'lookalike',
      membershipIdentifier: '11111111-2222-3333-4444-555555555555',
      configuredModelAlgorithmArn: 'arn:aws:cleanrooms-ml:us-east-1:222222222222:configured-model-algorithm/lookalike',
    });
  },
  good: (stack) => {
    new CfnConfiguredModelAlgorithmAssociation(stack, 'Lookalike', {
      name: 'lookalike',
      membershipIdentifier: '11111111-2222-3333-4444-555555555555',
      configuredModelAlgorithmArn: 'arn:aws:cleanrooms-ml:us-east-1:111111111111:configured-model-algorithm/lookalike',
    });
  },
});
