import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Collaboration, MemberAbility, Membership, ResultOutput } from '../../src';
import { negative } from '../support/negative';
import { advertiser, advertiserQueries } from '../support/rooms';

export default negative({
  rule: 'ResultsNeedReceiving',
  bad: (stack) => {
    const ads = advertiserQueries(stack);
    new Membership(stack, 'Membership', {
      collaboration: ads,
      resultOutput: ResultOutput.s3(new Bucket(stack, 'Results')),
    });
  },
  good: (stack) => {
    const ads = new Collaboration(stack, 'Ads', {
      description: 'Reach of the spring campaign',
      creator: { displayName: 'Publisher', abilities: [MemberAbility.RECEIVE_RESULTS] },
      members: [advertiser()],
    });
    new Membership(stack, 'Membership', {
      collaboration: ads,
      resultOutput: ResultOutput.s3(new Bucket(stack, 'Results')),
    });
  },
});
