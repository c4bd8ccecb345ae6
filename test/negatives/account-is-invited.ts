import { Stack } from 'aws-cdk-lib';
import { Collaboration, Member, MemberAbility, Membership } from '../../src';
import { negative } from '../support/negative';
import { publisherQueries } from '../support/rooms';

export default negative({
  rule: 'AccountIsInvited',
  bad: (stack) => {
    const agency = new Stack(stack.node.root, 'Agency', { env: { account: '333333333333', region: 'us-east-1' } });
    new Membership(agency, 'Membership', { collaboration: publisherQueries(stack) });
  },
  good: (stack) => {
    const ads = new Collaboration(stack, 'Ads', {
      description: 'Reach of the spring campaign',
      creator: { displayName: 'Publisher', abilities: [MemberAbility.QUERY, MemberAbility.RECEIVE_RESULTS] },
      members: [
        Member.account('222222222222', { displayName: 'Advertiser' }),
        Member.account('333333333333', { displayName: 'Agency' }),
      ],
    });
    const agency = new Stack(stack.node.root, 'Agency', { env: { account: '333333333333', region: 'us-east-1' } });
    new Membership(agency, 'Membership', { collaboration: ads });
  },
});
