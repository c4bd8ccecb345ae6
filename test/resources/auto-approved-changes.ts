import { given } from '../support/given';
import { advertiserQueries } from '../support/rooms';

export default given({
  construct: 'AutoApprovedChanges',
  given: (stack) => {
    const collaboration = advertiserQueries(stack);
    return { collaboration };
  },
});
