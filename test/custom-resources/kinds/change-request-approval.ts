import type { CleanRoomsService } from '../../../local/cleanrooms/service';
import { ApprovedChange, ChangeRequestApproval } from '../../../src/collaboration/change-request-approval';
import { Collaboration } from '../../../src/collaboration/collaboration';
import { GrantableMemberAbility } from '../../../src/collaboration/collaboration-member';
import type { ApprovalProperties } from '../../../src/custom-resources/change-request-approval/contract';
import { CREATOR, PARTNER } from '../../local/cleanrooms/clean-room';
import { createJoinedCollaboration } from './joined-collaboration';
import type { KindUnderTest, Variant } from './kind-under-test';

const MEASURER = '333333333333';

export const approval: KindUnderTest<ApprovalProperties> = {
  prepare(service) {
    const { collaborationId } = requestMeasurer(service);
    return { caller: PARTNER, properties: { ...ofMeasurer(collaborationId), changeRequestId: undefined } };
  },

  end(service, { collaborationId: collaborationIdentifier }) {
    const input = { collaborationIdentifier, status: 'APPROVED' };
    const { collaborationChangeRequestSummaries } = service.look(CREATOR, 'ListCollaborationChangeRequests', input);
    for (const { id } of collaborationChangeRequestSummaries as { id: string }[]) {
      const cancellation = { collaborationIdentifier, changeRequestIdentifier: id, action: 'CANCEL' };
      service.call(CREATOR, 'UpdateCollaborationChangeRequest', cancellation);
    }
  },

  addTo(scope, _, { collaborationId, changeRequestId, accountId = '', mayReceiveResults }) {
    const attributes = { collaborationId, creatorAccountId: CREATOR.account };
    const collaboration = Collaboration.fromCollaborationAttributes(scope, 'Collaboration', attributes);
    const abilities = mayReceiveResults ? [GrantableMemberAbility.RECEIVE_RESULTS] : [];
    const change = changeRequestId
      ? ApprovedChange.forChangeRequest(changeRequestId)
      : ApprovedChange.forMember(accountId, { abilities });
    return new ChangeRequestApproval(scope, 'Construct', { collaboration, change });
  },

  policyKey: ({ collaborationId, changeRequestId }) => `${collaborationId} ${changeRequestId}`,

  variants: [
    variant('an approval by account', ({ collaborationId }) => ({
      ...ofMeasurer(collaborationId),
      changeRequestId: undefined,
    })),
    variant('an approval by ID', ({ collaborationId, changeRequestId }) => ({
      ...ofMeasurer(collaborationId),
      accountId: undefined,
      changeRequestId,
    })),
  ],

  // The creator seldom requests something that the partner still must approve.
  rareActions: ['cleanrooms:UpdateCollaborationChangeRequest'],
  defects: {},
};

interface Requested {
  readonly collaborationId: string;
  readonly changeRequestId: string;
}

function variant(
  name: string,
  propertiesOf: (requested: Requested) => ApprovalProperties,
): Variant<ApprovalProperties> {
  return {
    name,
    caller: PARTNER,
    exceptions: [],
    async run(lifecycle) {
      const properties = propertiesOf(requestMeasurer(lifecycle.service));

      const created = await lifecycle.create(properties);
      await lifecycle.remove(properties, await lifecycle.update(properties, created));
    },
  };
}

function ofMeasurer(collaborationId: string) {
  return { collaborationId, approver: PARTNER.account, accountId: MEASURER, mayReceiveResults: false };
}

/** The creator requests to add the measurer. */
function requestMeasurer(service: CleanRoomsService): Requested {
  const { id: collaborationId } = createJoinedCollaboration(service);
  const { collaborationChangeRequest } = service.call(CREATOR, 'CreateCollaborationChangeRequest', {
    collaborationIdentifier: collaborationId,
    changes: [
      {
        specificationType: 'MEMBER',
        specification: { member: { accountId: MEASURER, displayName: 'Measurer', memberAbilities: [] } },
      },
    ],
  }) as { collaborationChangeRequest: { id: string } };
  return { collaborationId, changeRequestId: collaborationChangeRequest.id };
}
