import { RemovalPolicy } from 'aws-cdk-lib';
import { Membership } from '../../src';
import { negative } from '../support/negative';
import { publisherQueries } from '../support/rooms';

export default negative({
  rule: 'MembershipOutlivesStack',
  bad: (stack) => {
    new Membership(stack, 'Membership', {
      collaboration: publisherQueries(stack),
      removalPolicy: RemovalPolicy.DESTROY,
    });
  },
  good: (stack) => {
    new Membership(stack, 'Membership', { collaboration: publisherQueries(stack) });
  },
});
