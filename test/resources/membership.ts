import { given } from '../support/given';
import { lakeTable, ownQueries, publisherQueries } from '../support/rooms';

export default given({
  construct: 'Membership',
  given: (stack) => {
    const collaboration = publisherQueries(stack);
    const impressions = lakeTable(stack, 'Impressions', ownQueries());
    return { collaboration, impressions };
  },
});
