import { Membership } from '../../src';
import { given } from '../support/given';
import { advertiserQueries, anyQuery, lakeTable } from '../support/rooms';

export default given({
  construct: 'PartnerMembership',
  given: (stack) => {
    const collaboration = advertiserQueries(stack);
    const membership = new Membership(stack, 'Membership', { collaboration });
    const impressions = lakeTable(stack, 'Impressions', anyQuery());
    return { collaboration, membership, impressions };
  },
});
