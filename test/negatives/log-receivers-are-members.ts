import { CfnConfiguredModelAlgorithmAssociation } from 'aws-cdk-lib/aws-cleanroomsml';
import { Membership } from '../../src';
import { negative } from '../support/negative';
import { advertiserTrains, lookalikeModel } from '../support/rooms';

export default negative({
  rule: 'LogReceiversAreMembers',
  bad: (stack) => {
    const membership = new Membership(stack, 'Membership', { collaboration: advertiserTrains(stack) });
    new CfnConfiguredModelAlgorithmAssociation(stack, 'Lookalike', {
      name: 'lookalike',
      membershipIdentifier: membership.membershipId,
      configuredModelAlgorithmArn: lookalikeModel(stack).attrConfiguredModelAlgorithmArn,
      privacyConfiguration: {
        policies: {
          trainedModels: { containerLogs: [{ allowedAccountIds: ['333333333333'], logType: 'ERROR_SUMMARY' }] },
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
      privacyConfiguration: {
        policies: {
          trainedModels: { containerLogs: [{ allowedAccountIds: ['222222222222'], logType: 'ERROR_SUMMARY' }] },
        },
      },
    });
  },
});
