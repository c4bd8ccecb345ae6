import { InvitedCollaboration } from '../../../src/collaboration/invited-collaboration';
import type { InvitationProperties } from '../../../src/custom-resources/collaboration-invitation/contract';
import { CREATOR, join, newCollaboration, PARTNER } from '../../local/cleanrooms/clean-room';
import type { KindUnderTest } from './kind-under-test';

export const invitation: KindUnderTest<InvitationProperties> = {
  prepare(service) {
    return { caller: PARTNER, properties: propertiesOf(newCollaboration(service)) };
  },

  end(service) {
    const { collaborationList } = service.look(CREATOR, 'ListCollaborations');
    for (const { id: collaborationIdentifier } of collaborationList as { id: string }[]) {
      service.call(CREATOR, 'DeleteCollaboration', { collaborationIdentifier });
    }
  },

  addTo(scope, _, { name: collaborationName, creatorAccountId, revision }) {
    return new InvitedCollaboration(scope, 'Construct', { collaborationName, creatorAccountId, revision });
  },

  policyKey: () => 'all collaborations',

  variants: [
    {
      name: 'an invitation',
      caller: PARTNER,
      exceptions: [],
      async run(lifecycle) {
        const collaboration = newCollaboration(lifecycle.service);
        const properties = propertiesOf(collaboration);

        const created = await lifecycle.create(properties);
        if (lifecycle.chance(0.5)) {
          join(lifecycle.service, PARTNER, collaboration);
        }
        await lifecycle.remove(properties, await lifecycle.update(properties, created));
      },
    },
  ],

  rareActions: [],
  defects: {},
};

function propertiesOf({ name }: { readonly name: string }): InvitationProperties {
  return { name, creatorAccountId: CREATOR.account, revision: undefined };
}
