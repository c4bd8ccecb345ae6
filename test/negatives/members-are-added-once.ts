import { CollaborationMember, GrantableMemberAbility } from '../../src';
import { negative } from '../support/negative';
import { advertiserQueries } from '../support/rooms';

export default negative({
  rule: 'MembersAreAddedOnce',
  bad: (stack) => {
    const collaboration = advertiserQueries(stack);
    new CollaborationMember(stack, 'Agency', {
      collaboration,
      accountId: '333333333333',
      displayName: 'Agency',
      abilities: [GrantableMemberAbility.RECEIVE_RESULTS],
    });
    new CollaborationMember(stack, 'AgencyAgain', {
      collaboration,
      accountId: '333333333333',
      displayName: 'Agency',
    });
  },
  good: (stack) => {
    new CollaborationMember(stack, 'Agency', {
      collaboration: advertiserQueries(stack),
      accountId: '333333333333',
      displayName: 'Agency',
      abilities: [GrantableMemberAbility.RECEIVE_RESULTS],
    });
  },
});
