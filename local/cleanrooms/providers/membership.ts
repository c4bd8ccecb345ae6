import type { Made, ResourceProvider } from '../../cloudformation/provider';
import { pick, toInput } from '../properties';
import type { CleanRoomsService } from '../service';
import { Api } from './api';

interface Membership {
  readonly id: string;
  readonly arn: string;
  readonly collaborationArn: string;
  readonly collaborationCreatorAccountId: string;
}

export function membershipProvider(service: CleanRoomsService): ResourceProvider {
  return {
    create(properties, context) {
      const input = toInput('CreateMembership', properties);
      return made(new Api(service, context).one<Membership>('CreateMembership', input));
    },

    update(physicalId, properties, previous, context) {
      const api = new Api(service, context);
      const { PaymentConfiguration, ...rest } = properties;
      const payment = PaymentConfiguration && { MembershipPaymentConfiguration: PaymentConfiguration };
      const changes = pick('UpdateMembership', { ...rest, ...(payment ?? {}) });
      const membership = api.one<Membership>('UpdateMembership', {
        ...toInput('UpdateMembership', changes),
        membershipIdentifier: physicalId,
      });
      api.retag(membership.arn, properties, previous);
      return made(membership);
    },

    read(physicalId, context) {
      const input = { membershipIdentifier: physicalId };
      return made(new Api(service, context).one<Membership>('GetMembership', input));
    },

    delete(physicalId, _properties, context) {
      new Api(service, context).remove('DeleteMembership', { membershipIdentifier: physicalId });
    },
  };
}

function made(membership: Membership): Made {
  return {
    physicalId: membership.id,
    attributes: {
      Arn: membership.arn,
      CollaborationArn: membership.collaborationArn,
      CollaborationCreatorAccountId: membership.collaborationCreatorAccountId,
      MembershipIdentifier: membership.id,
    },
  };
}
