import { Membership } from '../../src';
import { given } from '../support/given';
import { publisherQueries } from '../support/rooms';

export default given({
  construct: 'PrivacyImpact',
  given: (stack) => {
    const membership = new Membership(stack, 'Membership', { collaboration: publisherQueries(stack) });
    return { membership };
  },
});
