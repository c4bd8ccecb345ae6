import type { CleanRoomsService } from '../../../local/cleanrooms/service';
import type { MlMemberAbility, Payment } from '../../../src/collaboration/abilities';
import { Collaboration } from '../../../src/collaboration/collaboration';
import { CollaborationMember, GrantableMemberAbility } from '../../../src/collaboration/collaboration-member';
import type { MemberProperties } from '../../../src/custom-resources/collaboration-member/contract';
import { CREATOR, PARTNER } from '../../local/cleanrooms/clean-room';
import { DEFECTS_OF_MEMBERS } from '../../simulation/naive';
import { createJoinedCollaboration } from './joined-collaboration';
import type { KindUnderTest, Variant } from './kind-under-test';

/** What is managed now and then. */
const ML_ABILITIES = [undefined, undefined, [], ['CAN_RECEIVE_MODEL_OUTPUT']] as const;
const PAYMENTS = [undefined, undefined, [], ['queryCompute'], ['modelTraining', 'jobCompute']] as const;

const MEASURERS = ['333333333333', '444444444444'] as const;

export const member: KindUnderTest<MemberProperties> = {
  prepare(service) {
    const { id: collaborationId } = createJoinedCollaboration(service);
    const [accountId] = MEASURERS;
    const properties = { collaborationId, accountId, displayName: 'Measurer', receivesResults: false };
    return { caller: CREATOR, properties: { ...properties, exportsQueryAnalysisLog: false, revision: undefined } };
  },

  end(service, { collaborationId: collaborationIdentifier }) {
    service.call(CREATOR, 'DeleteCollaboration', { collaborationIdentifier });
  },

  addTo(scope, _, properties) {
    const { collaborationId, accountId, displayName, receivesResults, exportsQueryAnalysisLog, revision } = properties;
    const attributes = { collaborationId, creatorAccountId: CREATOR.account };
    return new CollaborationMember(scope, 'Construct', {
      collaboration: Collaboration.fromCollaborationAttributes(scope, 'Collaboration', attributes),
      accountId,
      displayName,
      abilities: [
        ...(receivesResults ? [GrantableMemberAbility.RECEIVE_RESULTS] : []),
        ...(exportsQueryAnalysisLog ? [GrantableMemberAbility.EXPORT_QUERY_ANALYSIS_LOG] : []),
      ],
      mlAbilities: properties.mlAbilities as MlMemberAbility[] | undefined,
      paymentResponsibilities: properties.payments as Payment[] | undefined,
      revision,
    });
  },

  policyKey: ({ collaborationId }) => collaborationId,

  variants: [variant('a member', false), variant('a member that moves to another collaboration', true)],
  rareActions: [],
  defects: DEFECTS_OF_MEMBERS,
};

function variant(name: string, moves: boolean): Variant<MemberProperties> {
  return {
    name,
    caller: CREATOR,
    exceptions: ['Delete', 'Get', 'Put'].map((verb) => ({
      action: `cleanrooms-ml:${verb}ConfiguredAudienceModelPolicy`,
      on: ':configured-audience-model/*',
      why: 'a dependent action of DeleteMember: the service calls it with the permissions of the caller',
    })),
    async run(lifecycle) {
      const { service } = lifecycle;
      const autoApproved = lifecycle.chance(0.5);
      const collaborations = [
        createJoinedCollaboration(service, autoApproved),
        createJoinedCollaboration(service, autoApproved),
      ];
      const draw = (revision: string): MemberProperties => ({
        collaborationId: lifecycle.pick(moves ? collaborations : collaborations.slice(0, 1)).id,
        accountId: lifecycle.pick(MEASURERS),
        displayName: 'Measurer',
        receivesResults: lifecycle.chance(0.5),
        exportsQueryAnalysisLog: lifecycle.chance(0.3),
        mlAbilities: lifecycle.pick(ML_ABILITIES),
        payments: lifecycle.pick(PAYMENTS),
        revision,
      });

      let properties = draw('0');
      let last = await lifecycle.create(properties);
      for (const revision of ['1', '2', '3']) {
        if (last.Status === 'FAILED') {
          break;
        }
        for (const { id } of collaborations) {
          approveAll(service, id);
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
  };
}

/** The partner approves everything that the creator has requested. */
export function approveAll(service: CleanRoomsService, collaborationIdentifier: string): void {
  const input = { collaborationIdentifier, status: 'PENDING', maxResults: 100 };
  const { collaborationChangeRequestSummaries: pending } = service.look(
    PARTNER,
    'ListCollaborationChangeRequests',
    input,
  ) as { collaborationChangeRequestSummaries: { id: string }[] };
  for (const { id } of pending) {
    const approval = { collaborationIdentifier, changeRequestIdentifier: id, action: 'APPROVE' };
    service.call(PARTNER, 'UpdateCollaborationChangeRequest', approval);
  }
}
