import { Membership } from '../../src';
import { negative } from '../support/negative';
import { publisherQueries } from '../support/rooms';

export default negative({
  rule: 'OneMembershipPerAccount',
  bad: (stack) => {
    const ads = publisherQueries(stack);
    new Membership(stack, 'Membership', { collaboration: ads });
    new Membership(stack, 'Sales', { collaboration: ads });
  },
  good: (stack) => {
    const ads = publisherQueries(stack);
    new Membership(stack, 'Membership', { collaboration: ads });
  },
});
