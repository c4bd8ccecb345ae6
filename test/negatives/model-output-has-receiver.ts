import { CfnConfiguredModelAlgorithmAssociation } from 'aws-cdk-lib/aws-cleanroomsml';
import { Membership } from '../../src';
import { negative } from '../support/negative';
import { advertiserQueries, advertiserTrains, lookalikeModel } from '../support/rooms';

export default negative({
  rule: 'ModelOutputHasReceiver',
  bad: (stack) => {
    const membership = new Membership(stack, 'Membership', { collaboration: advertiserQueries(stack) });
    new CfnConfiguredModelAlgorithmAssociation(stack, 'Lookalike', {
      name: 'lookalike',
      membershipIdentifier: membership.membershipId,
      configuredModelAlgorithmArn: lookalikeModel(stack).attrConfiguredModelAlgorithmArn,
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
