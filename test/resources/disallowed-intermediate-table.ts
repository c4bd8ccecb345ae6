import { Membership } from '../../src';
import { given } from '../support/given';
import { advertiserQueries } from '../support/rooms';

export default given({
  construct: 'DisallowedIntermediateTable',
  given: (stack) => {
    const membership = new Membership(stack, 'Membership', { collaboration: advertiserQueries(stack) });
    return { membership };
  },
});
