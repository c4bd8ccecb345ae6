import { RemovalPolicy } from 'aws-cdk-lib';
import { Collaboration } from '../../src';
import { negative } from '../support/negative';
import { advertiser } from '../support/rooms';

export default negative({
  rule: 'CollaborationOutlivesStack',
  bad: (stack) => {
    new Collaboration(stack, 'Ads', {
      description: 'Reach of the spring campaign',
      creator: { displayName: 'Publisher' },
      members: [advertiser()],
      removalPolicy: RemovalPolicy.DESTROY,
    });
  },
  good: (stack) => {
    new Collaboration(stack, 'Ads', {
      description: 'Reach of the spring campaign',
      creator: { displayName: 'Publisher' },
      members: [advertiser()],
    });
  },
});
