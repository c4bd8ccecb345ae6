import { Collaboration } from '../../src';
import { given } from '../support/given';

export default given({
  construct: 'DeclaredPartner',
  given: (stack) => {
    const collaboration = Collaboration.fromInvitation(stack, 'Ads', {
      collaborationName: 'Campaign reach',
      creatorAccountId: '111111111111',
    });
    return { collaboration };
  },
});
