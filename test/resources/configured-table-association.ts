import { Membership } from '../../src';
import { given } from '../support/given';
import { advertiserQueries, anyQuery, lakeTable } from '../support/rooms';

export default given({
  construct: 'ConfiguredTableAssociation',
  given: (stack) => {
    const membership = new Membership(stack, 'Membership', { collaboration: advertiserQueries(stack) });
    const impressions = lakeTable(stack, 'Impressions', anyQuery());
    return { membership, impressions };
  },
});
