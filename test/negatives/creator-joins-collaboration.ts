import { Stack } from 'aws-cdk-lib';
import { Membership } from '../../src';
import { negative } from '../support/negative';
import { publisherQueries } from '../support/rooms';

export default negative({
  rule: 'CreatorJoinsCollaboration',
  bad: (stack) => {
    const ads = publisherQueries(stack);
    const partner = new Stack(stack.node.root, 'Partner', { env: { account: '222222222222', region: 'us-east-1' } });
    new Membership(partner, 'Membership', { collaboration: ads });
  },
  good: (stack) => {
    const ads = publisherQueries(stack);
    new Membership(stack, 'Membership', { collaboration: ads });
    const partner = new Stack(stack.node.root, 'Partner', { env: { account: '222222222222', region: 'us-east-1' } });
    new Membership(partner, 'Membership', { collaboration: ads });
  },
});
