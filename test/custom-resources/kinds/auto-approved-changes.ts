import { AutoApprovedChanges } from '../../../src/collaboration/auto-approved-changes';
import { type AutoApprovedChange, Collaboration } from '../../../src/collaboration/collaboration';
import type { AutoApprovalProperties } from '../../../src/custom-resources/auto-approved-changes/contract';
import { CREATOR } from '../../local/cleanrooms/clean-room';
import { DEFECTS_OF_SETTINGS } from '../../simulation/naive';
import { approveAll } from './collaboration-member';
import { createJoinedCollaboration } from './joined-collaboration';
import type { KindUnderTest } from './kind-under-test';

const LISTS = [[], ['ADD_MEMBER'], ['GRANT_RECEIVE_RESULTS_ABILITY', 'REVOKE_RECEIVE_RESULTS_ABILITY']] as const;

export const autoApproval: KindUnderTest<AutoApprovalProperties> = {
  prepare(service) {
    const { id: collaborationId } = createJoinedCollaboration(service);
    return { caller: CREATOR, properties: { collaborationId, changeTypes: ['ADD_MEMBER'], revision: undefined } };
  },

  end(service, { collaborationId: collaborationIdentifier }) {
    service.call(CREATOR, 'DeleteCollaboration', { collaborationIdentifier });
  },

  addTo(scope, _, { collaborationId, changeTypes = [], revision }) {
    const attributes = { collaborationId, creatorAccountId: CREATOR.account };
    return new AutoApprovedChanges(scope, 'Construct', {
      collaboration: Collaboration.fromCollaborationAttributes(scope, 'Collaboration', attributes),
      changes: [...changeTypes] as AutoApprovedChange[],
      revision,
    });
  },

  policyKey: ({ collaborationId }) => collaborationId,

  variants: [
    {
      name: 'automatic approvals',
      caller: CREATOR,
      exceptions: [],
      async run(lifecycle) {
        const { service } = lifecycle;
        const collaborations = [createJoinedCollaboration(service, true), createJoinedCollaboration(service)];
        const draw = (revision: string): AutoApprovalProperties => ({
          collaborationId: lifecycle.pick(collaborations).id,
          changeTypes: lifecycle.pick(LISTS),
          revision,
        });

        let properties = draw('0');
        let last = await lifecycle.create(properties);
        for (const revision of ['1', '2', '3']) {
          if (last.Status === 'FAILED') {
            break;
          }
          if (lifecycle.chance(0.7)) {
            for (const { id } of collaborations) {
              approveAll(service, id);
            }
          }
          const [previous, previousProperties] = [last, properties];
          properties = lifecycle.chance(0.5) ? draw(revision) : { ...properties, revision };
          last = await lifecycle.update(properties, previous);
          if (last.Status === 'SUCCESS' && last.PhysicalResourceId !== previous.PhysicalResourceId) {
            await lifecycle.cleanUp(properties, previousProperties, previous);
          }
        }
        await lifecycle.remove(properties, last);
      },
    },
  ],
  rareActions: [],
  defects: DEFECTS_OF_SETTINGS,
};
