import { AutoApprovedChange, AutoApprovedChanges } from '../../src';
import { negative } from '../support/negative';
import { advertiserQueries } from '../support/rooms';

export default negative({
  rule: 'AutoApprovalIsStatedOnce',
  bad: (stack) => {
    const collaboration = advertiserQueries(stack);
    new AutoApprovedChanges(stack, 'AutoApproved', {
      collaboration,
      changes: [AutoApprovedChange.REVOKE_RECEIVE_RESULTS_ABILITY],
    });
    new AutoApprovedChanges(stack, 'NothingApproved', { collaboration, changes: [] });
  },
  good: (stack) => {
    new AutoApprovedChanges(stack, 'AutoApproved', {
      collaboration: advertiserQueries(stack),
      changes: [AutoApprovedChange.REVOKE_RECEIVE_RESULTS_ABILITY],
    });
  },
});
