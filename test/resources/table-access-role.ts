import { Membership } from '../../src';
import { given } from '../support/given';
import { advertiserQueries, anyQuery, lakeTable } from '../support/rooms';

export default given({
  construct: 'TableAccessRole',
  given: (stack) => {
    const membership = new Membership(stack, 'Membership', { collaboration: advertiserQueries(stack) });
    const impressions = lakeTable(stack, 'Impressions', anyQuery());
    const clicks = lakeTable(stack, 'Clicks', anyQuery());
    return { membership, impressions, clicks };
  },
});
