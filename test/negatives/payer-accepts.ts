import { Membership } from '../../src';
import { negative } from '../support/negative';
import { publisherPays } from '../support/rooms';

export default negative({
  rule: 'PayerAccepts',
  bad: (stack) => {
    new Membership(stack, 'Membership', { collaboration: publisherPays(stack), acceptedPayments: [] });
  },
  good: (stack) => {
    new Membership(stack, 'Membership', { collaboration: publisherPays(stack) });
  },
});
