import { Collaboration, MlMemberAbility, Payment } from '../../src';
import { negative } from '../support/negative';
import { advertiser } from '../support/rooms';

export default negative({
  rule: 'ModelPayersAreStated',
  bad: (stack) => {
    new Collaboration(stack, 'Ads', {
      description: 'Reach of the spring campaign',
      creator: {
        displayName: 'Publisher',
        mlAbilities: [MlMemberAbility.RECEIVE_MODEL_OUTPUT],
        paymentResponsibilities: [Payment.QUERY_COMPUTE],
      },
      members: [advertiser()],
    });
  },
  good: (stack) => {
    new Collaboration(stack, 'Ads', {
      description: 'Reach of the spring campaign',
      creator: {
        displayName: 'Publisher',
        mlAbilities: [MlMemberAbility.RECEIVE_MODEL_OUTPUT],
        paymentResponsibilities: [Payment.QUERY_COMPUTE, Payment.MODEL_TRAINING],
      },
      members: [advertiser()],
    });
  },
});
