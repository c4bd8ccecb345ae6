import { Membership } from '../../src';
import { given } from '../support/given';
import { publisherQueries } from '../support/rooms';

export default given({
  construct: 'PrivacyImpact',
  given: (stack) => ({ membership: new Membership(stack, 'Membership', { collaboration: publisherQueries(stack) }) }),
});
