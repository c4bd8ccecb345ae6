import type {
  ChangeRequestAction,
  ChangeSpecification,
  Collaboration,
  CollaborationChangeRequest,
  MemberAbility,
  MemberChangeSpecification,
} from '@aws-sdk/client-cleanrooms';
import { outcomeOf } from '../outcome';
import type { Party } from '../party';
import { observe, type Probe } from '../probe';
import { required, type Scene } from '../scene';

type Room = Pick<Collaboration, 'id'>;
type ChangeRequest = Partial<CollaborationChangeRequest>;

const INVALID_STATE = 'ConflictException INVALID_STATE';

/** Change requests: who approves what, and what becomes of it. */
export const CHANGE_REQUEST_PROBES: readonly Probe[] = [
  {
    name: 'running-analyses-is-fixed',
    claim: 'CAN_QUERY and CAN_RUN_JOB are refused in a change even for the member who has them, who keeps them.',
    accounts: 2,
    run: async (scene) => {
      const { collaboration, membershipIdentifier } = await scene.room({
        creatorMemberAbilities: ['CAN_QUERY', 'CAN_RUN_JOB'],
        members: [scene.invitation('CAN_RECEIVE_RESULTS')],
      });
      const change = (...abilities: MemberAbility[]) =>
        outcomeOf(
          requestMember(scene, collaboration, { accountId: scene.creator.account, memberAbilities: abilities }),
        );
      const query = await change('CAN_QUERY', 'CAN_RECEIVE_RESULTS');
      const job = await change('CAN_RUN_JOB', 'CAN_RECEIVE_RESULTS');
      const { id } = await requestMember(scene, collaboration, {
        accountId: scene.creator.account,
        memberAbilities: ['CAN_RECEIVE_RESULTS'],
      });
      await decide(scene.creator, collaboration, id, 'COMMIT');
      const { membership } = await scene.creator.cleanRooms.getMembership({ membershipIdentifier });
      return [
        observe('CAN_QUERY', query.split(' ')[0], 'ValidationException'),
        observe('CAN_RUN_JOB', job.split(' ')[0], 'ValidationException'),
        observe('the abilities after a change that names neither', membership?.memberAbilities, [
          'CAN_QUERY',
          'CAN_RUN_JOB',
          'CAN_RECEIVE_RESULTS',
        ]),
      ];
    },
  },
  {
    name: 'approval-by-the-only-member',
    claim: 'The creator counts as approving: the change request of the only member is APPROVED.',
    run: async (scene) => {
      const { collaboration } = await scene.room();
      const { status } = await requestSetting(scene, collaboration);
      return observe('the status', status, 'APPROVED');
    },
  },
  {
    name: 'approval-by-active-members',
    claim: 'Active members must approve, and the request is APPROVED when all have.',
    accounts: 2,
    run: async (scene) => {
      const { collaboration } = await scene.sharedRoom();
      const { id, status, approvals } = await requestSetting(scene, collaboration);
      const votes = Object.entries(approvals ?? {}).map(([account, vote]) => `${account} ${vote.status}`);
      const after = await decide(scene.partner, collaboration, id, 'APPROVE');
      return [
        observe('the status', status, 'PENDING'),
        observe(
          'the approvals',
          votes.sort(),
          [`${scene.creator.account} APPROVED`, `${scene.partner.account} PENDING`].sort(),
        ),
        observe('the status after the approval', after.status, 'APPROVED'),
      ];
    },
  },
  {
    name: 'approval-without-the-invited',
    claim: 'Invited accounts need not approve.',
    accounts: 2,
    run: async (scene) => {
      const { collaboration } = await scene.room({ members: [scene.invitation()] });
      const { status } = await requestSetting(scene, collaboration);
      return observe('the status', status, 'APPROVED');
    },
  },
  {
    name: 'one-denial-denies',
    claim: 'One denial denies the request.',
    accounts: 2,
    run: async (scene) => {
      const { collaboration } = await scene.sharedRoom();
      const { id } = await requestSetting(scene, collaboration);
      const { status } = await decide(scene.partner, collaboration, id, 'DENY');
      const commit = await outcomeOf(decide(scene.creator, collaboration, id, 'COMMIT'));
      return [observe('the status', status, 'DENIED'), observe('committing it', commit, INVALID_STATE)];
    },
  },
  {
    name: 'approval-of-who-left',
    claim: 'The approval of a member that leaves is not needed.',
    accounts: 2,
    run: async (scene) => {
      const { collaboration, partnerMembership } = await scene.sharedRoom();
      const { id } = await requestSetting(scene, collaboration);
      await scene.partner.cleanRooms.deleteMembership({ membershipIdentifier: partnerMembership.id });
      return observe('the status', await statusOf(scene, collaboration, id), 'APPROVED');
    },
  },
  {
    name: 'approval-of-who-was-removed',
    claim: 'The approval of a member that is removed is not needed.',
    accounts: 2,
    run: async (scene) => {
      const { collaboration } = await scene.sharedRoom();
      const { id } = await requestSetting(scene, collaboration);
      const accountId = scene.partner.account;
      await scene.creator.cleanRooms.deleteMember({ collaborationIdentifier: collaboration.id, accountId });
      return observe('the status', await statusOf(scene, collaboration, id), 'APPROVED');
    },
  },
  {
    name: 'new-receiver-is-two-changes',
    claim: 'A new member who can receive results is two types of change, and both must be approved in advance.',
    accounts: 2,
    run: async (scene) => {
      const { collaboration } = await scene.room({ autoApprovedChangeRequestTypes: ['ADD_MEMBER'] });
      const request = await requestMember(scene, collaboration, scene.invitation('CAN_RECEIVE_RESULTS'));
      return [
        observe('isAutoApproved', request.isAutoApproved, false),
        observe('the types', request.changes?.flatMap(({ types }) => types ?? []).sort(), [
          'ADD_MEMBER',
          'GRANT_RECEIVE_RESULTS_ABILITY',
        ]),
      ];
    },
  },
  {
    name: 'change-without-change',
    claim: 'A change that changes nothing, and two changes of one member in a request, are refused.',
    accounts: 2,
    run: async (scene) => {
      const { collaboration } = await scene.room();
      const same: MemberChangeSpecification = {
        accountId: scene.creator.account,
        memberAbilities: ['CAN_RECEIVE_RESULTS'],
      };
      const nothing = await outcomeOf(requestMember(scene, collaboration, same));
      const member = scene.invitation();
      const twice = await outcomeOf(request(scene, collaboration, { member }, { member }));
      return [
        observe('what the member has already', nothing.split(' ')[0], 'ValidationException'),
        observe('two changes of one member', twice.split(' ')[0], 'ValidationException'),
      ];
    },
  },
  {
    name: 'approval-twice',
    claim: 'A repeated approval is ConflictException INVALID_STATE.',
    accounts: 2,
    run: async (scene) => {
      const { collaboration } = await scene.sharedRoom();
      const { id } = await requestSetting(scene, collaboration);
      await decide(scene.partner, collaboration, id, 'APPROVE');
      const again = await outcomeOf(decide(scene.partner, collaboration, id, 'APPROVE'));
      return observe('the outcome', again, INVALID_STATE);
    },
  },
  {
    name: 'action-out-of-turn',
    claim: 'An action that the status does not allow is ConflictException INVALID_STATE.',
    run: async (scene) => {
      const { collaboration } = await scene.room();
      const { id } = await requestSetting(scene, collaboration);
      await decide(scene.creator, collaboration, id, 'COMMIT');
      return [
        observe('committing again', await outcomeOf(decide(scene.creator, collaboration, id, 'COMMIT')), INVALID_STATE),
        observe('canceling then', await outcomeOf(decide(scene.creator, collaboration, id, 'CANCEL')), INVALID_STATE),
      ];
    },
  },
  {
    name: 'several-open-requests',
    claim: 'Several requests can be open for the same change; what has become impossible is not committed.',
    accounts: 2,
    run: async (scene) => {
      const { collaboration } = await scene.room();
      const invite = () => requestMember(scene, collaboration, scene.invitation());
      const first = await invite();
      const second = await outcomeOf(invite());
      const { collaborationChangeRequestSummaries = [] } =
        await scene.creator.cleanRooms.listCollaborationChangeRequests({ collaborationIdentifier: collaboration.id });
      const other = collaborationChangeRequestSummaries.find(({ id }) => id !== first.id);
      await decide(scene.creator, collaboration, first.id, 'COMMIT');
      const commit = await outcomeOf(decide(scene.creator, collaboration, String(other?.id), 'COMMIT'));
      return [
        observe('a second request for the change', second, 'success'),
        observe('committing it after the first', commit.split(' ')[0], 'ValidationException'),
      ];
    },
  },
  {
    name: 'removed-account-returns',
    claim: 'A removed account can be invited again.',
    accounts: 2,
    run: async (scene) => {
      const { collaboration } = await scene.sharedRoom();
      const accountId = scene.partner.account;
      await scene.creator.cleanRooms.deleteMember({ collaborationIdentifier: collaboration.id, accountId });
      return observe(
        'the request',
        await outcomeOf(requestMember(scene, collaboration, scene.invitation())),
        'success',
      );
    },
  },
  {
    name: 'left-account-stays-away',
    claim: 'An account that left cannot be invited again.',
    accounts: 2,
    run: async (scene) => {
      const { collaboration, partnerMembership } = await scene.sharedRoom();
      await scene.partner.cleanRooms.deleteMembership({ membershipIdentifier: partnerMembership.id });
      const invite = requestMember(scene, collaboration, scene.invitation());
      return observe('the request', await outcomeOf(invite), INVALID_STATE);
    },
  },
  {
    name: 'auto-approval-has-no-approvals',
    claim: 'An auto-approved request has no approvals, and is committed.',
    accounts: 2,
    run: async (scene) => {
      const { collaboration } = await scene.room({ autoApprovedChangeRequestTypes: ['ADD_MEMBER'] });
      const { isAutoApproved, status, approvals } = await requestMember(scene, collaboration, scene.invitation());
      return [
        observe('isAutoApproved', isAutoApproved, true),
        observe('the status', status, 'COMMITTED'),
        observe('the approvals', approvals ?? {}, {}),
      ];
    },
  },
  {
    name: 'payer-no-more',
    claim: 'A payer that is none any more has nothing accepted; a new one accepts by UpdateMembership.',
    accounts: 2,
    run: async (scene) => {
      const pays = { queryCompute: { isResponsible: true } };
      const { collaboration, membershipIdentifier } = await scene.room({
        members: [{ ...scene.invitation(), paymentConfiguration: pays }],
        creatorPaymentConfiguration: { queryCompute: { isResponsible: false } },
      });
      const joined = await scene.join(scene.partner, collaboration, { paymentConfiguration: pays });
      // The members of a change that the client of the SDK does not have yet.
      const { collaborationChangeRequest } = await scene.creator.others.call('CreateCollaborationChangeRequest', {
        collaborationIdentifier: collaboration.id,
        changes: [
          {
            specificationType: 'MEMBER',
            specification: {
              member: {
                accountId: scene.partner.account,
                memberAbilities: [],
                paymentConfiguration: { queryCompute: { isResponsible: false } },
              },
            },
          },
        ],
      });
      await decide(scene.partner, collaboration, collaborationChangeRequest.id, 'APPROVE');
      await decide(scene.creator, collaboration, collaborationChangeRequest.id, 'COMMIT');
      const { membership } = await scene.partner.cleanRooms.getMembership({ membershipIdentifier: joined.id });
      const accept = scene.creator.others.call('UpdateMembership', {
        membershipIdentifier,
        membershipPaymentConfiguration: pays,
      });
      return [
        observe('what the former payer has accepted', membership?.paymentConfiguration?.queryCompute, {
          isResponsible: false,
        }),
        observe('the acceptance of the member who queries', await outcomeOf(accept), 'success'),
      ];
    },
  },
  {
    name: 'left-out-terms-stay',
    claim: 'A change of abilities that leaves out the payments and the abilities for machine learning keeps them.',
    run: async (scene) => {
      const { collaboration } = await scene.room({
        creatorMemberAbilities: ['CAN_QUERY', 'CAN_RECEIVE_RESULTS'],
        creatorMLMemberAbilities: { customMLMemberAbilities: ['CAN_RECEIVE_MODEL_OUTPUT'] },
        creatorPaymentConfiguration: { queryCompute: { isResponsible: true } },
      });
      const { id } = await requestMember(scene, collaboration, {
        accountId: scene.creator.account,
        memberAbilities: [],
      });
      await decide(scene.creator, collaboration, id, 'COMMIT');
      const { memberSummaries = [] } = await scene.creator.cleanRooms.listMembers({
        collaborationIdentifier: collaboration.id,
      });
      const [own] = memberSummaries.filter(({ accountId }) => accountId === scene.creator.account);
      return [
        observe('the abilities', own?.abilities, ['CAN_QUERY']),
        observe('who pays for queries', own?.paymentConfiguration?.queryCompute, { isResponsible: true }),
        observe('the abilities for machine learning', own?.mlAbilities?.customMLMemberAbilities, [
          'CAN_RECEIVE_MODEL_OUTPUT',
        ]),
      ];
    },
  },
];

/** Changes what is approved in advance: the smallest change that there is. The SDK does not have it yet. */
async function requestSetting(scene: Scene, { id: collaborationIdentifier }: Room) {
  const { collaborationChangeRequest } = await scene.creator.others.call('CreateCollaborationChangeRequest', {
    collaborationIdentifier,
    changes: [
      {
        specificationType: 'COLLABORATION',
        specification: { collaboration: { autoApprovedChangeTypes: ['ADD_MEMBER'] } },
      },
    ],
  });
  return required<ChangeRequest>(collaborationChangeRequest);
}

function requestMember(scene: Scene, room: Room, member: MemberChangeSpecification) {
  return request(scene, room, { member });
}

async function request(scene: Scene, { id: collaborationIdentifier }: Room, ...specifications: ChangeSpecification[]) {
  const { collaborationChangeRequest } = await scene.creator.cleanRooms.createCollaborationChangeRequest({
    collaborationIdentifier,
    changes: specifications.map((specification) => ({ specificationType: 'MEMBER', specification })),
  });
  return required(collaborationChangeRequest);
}

async function decide(
  party: Party,
  { id: collaborationIdentifier }: Room,
  changeRequestIdentifier: string,
  action: ChangeRequestAction,
) {
  const { collaborationChangeRequest } = await party.cleanRooms.updateCollaborationChangeRequest({
    collaborationIdentifier,
    changeRequestIdentifier,
    action,
  });
  return required(collaborationChangeRequest);
}

/** The status that a request has in the end: votes that are not needed any longer are perhaps not counted at once. */
async function statusOf(scene: Scene, room: Room, changeRequestIdentifier: string) {
  const settled = await scene.until(async () => {
    const status = await currentStatusOf(scene, room, changeRequestIdentifier);
    return status === 'PENDING' ? undefined : status;
  });
  return settled ?? 'PENDING';
}

async function currentStatusOf(scene: Scene, { id: collaborationIdentifier }: Room, changeRequestIdentifier: string) {
  const { collaborationChangeRequest } = await scene.creator.cleanRooms.getCollaborationChangeRequest({
    collaborationIdentifier,
    changeRequestIdentifier,
  });
  return collaborationChangeRequest?.status;
}
