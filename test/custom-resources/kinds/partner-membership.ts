import { Collaboration } from '../../../src/collaboration/collaboration';
import type { PartnerMembershipProperties } from '../../../src/custom-resources/partner-membership/contract';
import { PartnerMembership, PartnerNotJoinedAction } from '../../../src/membership/partner-membership';
import { CREATOR, join, newCollaboration, PARTNER } from '../../local/cleanrooms/clean-room';
import type { KindUnderTest } from './kind-under-test';

export const partnerMembership: KindUnderTest<PartnerMembershipProperties> = {
  prepare(service) {
    const collaboration = newCollaboration(service);
    join(service, PARTNER, collaboration);
    return { caller: CREATOR, properties: propertiesOf(collaboration) };
  },

  end(service, { collaborationId: collaborationIdentifier }) {
    service.call(CREATOR, 'DeleteCollaboration', { collaborationIdentifier });
  },

  addTo(scope, account, { collaborationId, accountId, ifNotJoined, revision }) {
    const arn = `arn:aws:cleanrooms:us-east-1:${account}:collaboration/${collaborationId}`;
    const collaboration = Collaboration.fromCollaborationArn(scope, 'Collaboration', arn);
    return new PartnerMembership(scope, 'Construct', {
      collaboration,
      accountId,
      ifNotJoined: PartnerNotJoinedAction[ifNotJoined],
      revision,
    });
  },

  policyKey: ({ collaborationId }) => collaborationId,

  variants: [
    {
      name: 'a partner',
      caller: CREATOR,
      exceptions: [],
      async run(lifecycle) {
        const collaboration = newCollaboration(lifecycle.service);
        const properties = propertiesOf(collaboration);

        const created = await lifecycle.create(properties);
        if (lifecycle.chance(0.5)) {
          join(lifecycle.service, PARTNER, collaboration);
        }
        await lifecycle.remove(properties, await lifecycle.update({ ...properties, revision: '2' }, created));
      },
    },
  ],

  rareActions: [],
  defects: {},
};

function propertiesOf({ id }: { readonly id: string }): PartnerMembershipProperties {
  return {
    collaborationId: id,
    accountId: PARTNER.account,
    anyMembershipArn: `arn:aws:cleanrooms:us-east-1:${PARTNER.account}:membership/*`,
    ifNotJoined: 'ANY_MEMBERSHIP',
    revision: undefined,
  };
}
