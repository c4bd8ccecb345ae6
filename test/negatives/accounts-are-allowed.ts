import { CleanRoomsChecks } from '../../src';
import { negative } from '../support/negative';
import { advertiserQueries } from '../support/rooms';

export default negative({
  rule: 'AccountsAreAllowed',
  bad: (stack) => {
    CleanRoomsChecks.addTo(stack, { allowedAccountIds: ['111111111111', '333333333333'] });
    advertiserQueries(stack);
  },
  good: (stack) => {
    CleanRoomsChecks.addTo(stack, { allowedAccountIds: ['111111111111', '222222222222'] });
    advertiserQueries(stack);
  },
});
