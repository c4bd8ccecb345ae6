import { outcomeOf, outcomesOf } from '../outcome';
import { observe, type Probe } from '../probe';
import { NO_ONE } from './values';

/** Collaborations, and who is a member of them. */
export const MEMBER_PROBES: readonly Probe[] = [
  {
    name: 'default-engine',
    claim: 'A collaboration has the engine SPARK unless it specifies another one.',
    run: async (scene) => observe('the engine', (await scene.collaboration()).analyticsEngine, 'SPARK'),
  },
  {
    name: 'creator-is-invited-first',
    claim: 'The creator is INVITED until it creates its membership.',
    run: async (scene) => {
      const collaboration = await scene.collaboration();
      const status = async () => {
        const { memberSummaries = [] } = await scene.creator.cleanRooms.listMembers({
          collaborationIdentifier: collaboration.id,
        });
        return memberSummaries.map((member) => member.status);
      };
      const before = await status();
      await scene.join(scene.creator, collaboration);
      return [observe('before', before, ['INVITED']), observe('after', await status(), ['ACTIVE'])];
    },
  },
  {
    name: 'creator-among-the-invited',
    claim: 'A creator that also invites itself is refused with ValidationException.',
    run: async (scene) => {
      const creator = { accountId: scene.creator.account, displayName: 'Creator again', memberAbilities: [] };
      const outcome = await outcomeOf(scene.collaboration({ members: [creator] }));
      return observe('the outcome', outcome.split(' ')[0], 'ValidationException');
    },
  },
  {
    name: 'member-named-twice',
    claim: 'A member that is named twice is refused with ValidationException.',
    accounts: 2,
    run: async (scene) => {
      const outcome = await outcomeOf(scene.collaboration({ members: [scene.invitation(), scene.invitation()] }));
      return observe('the outcome', outcome.split(' ')[0], 'ValidationException');
    },
  },
  {
    name: 'stranger-is-denied',
    claim: 'An account without access to a collaboration gets AccessDeniedException from every operation on it.',
    accounts: 2,
    run: async (scene) => {
      const { id: collaborationIdentifier } = await scene.collaboration();
      const { cleanRooms } = scene.partner;
      const outcomes = await outcomesOf({
        GetCollaboration: () => cleanRooms.getCollaboration({ collaborationIdentifier }),
        ListMembers: () => cleanRooms.listMembers({ collaborationIdentifier }),
        GetSchema: () => cleanRooms.getSchema({ collaborationIdentifier, name: 'nothing' }),
        UpdateCollaboration: () =>
          cleanRooms.updateCollaboration({ collaborationIdentifier, name: scene.name('taken') }),
        DeleteMember: () => cleanRooms.deleteMember({ collaborationIdentifier, accountId: scene.creator.account }),
        CreateMembership: () => scene.join(scene.partner, { id: collaborationIdentifier }),
        DeleteCollaboration: () => cleanRooms.deleteCollaboration({ collaborationIdentifier }),
      });
      return outcomes.map(([name, outcome]) => observe(name, outcome.split(' ')[0], 'AccessDeniedException'));
    },
  },
  {
    name: 'collaboration-of-another-region',
    claim: 'A collaboration of another Region does not exist.',
    run: async (scene) => {
      const { id: collaborationIdentifier } = await scene.collaboration();
      const elsewhere = scene.creator.cleanRoomsIn(scene.creator.region === 'eu-west-1' ? 'us-east-2' : 'eu-west-1');
      const outcomes = await outcomesOf({
        GetCollaboration: () => elsewhere.getCollaboration({ collaborationIdentifier }),
        ListMembers: () => elsewhere.listMembers({ collaborationIdentifier }),
      });
      const [get, list] = outcomes.map(([, outcome]) => outcome.split(' ')[0]);
      return [
        observe('GetCollaboration', get, 'AccessDeniedException'),
        observe('ListMembers', list, 'ResourceNotFoundException'),
      ];
    },
  },
  {
    name: 'end-of-the-creators-membership',
    claim: 'What was under the membership of the creator goes when the collaboration is deleted.',
    run: async (scene) => {
      const { collaboration, membership: joined, membershipIdentifier } = await scene.room();
      const { cleanRooms } = scene.creator;
      await scene.template(scene.creator, joined);
      await cleanRooms.deleteCollaboration({ collaborationIdentifier: collaboration.id });
      const template = await outcomeOf(cleanRooms.listAnalysisTemplates({ membershipIdentifier }));
      const membership = await outcomeOf(cleanRooms.getMembership({ membershipIdentifier }));
      return [
        observe('the membership', membership, 'ResourceNotFoundException'),
        observe('its templates', template, 'ResourceNotFoundException'),
      ];
    },
  },
  {
    name: 'invitation-is-taken-back',
    claim: 'DeleteMember takes back an invitation, and answers ResourceNotFoundException for who is not a member.',
    accounts: 2,
    run: async (scene) => {
      const { id: collaborationIdentifier } = await scene.collaboration({ members: [scene.invitation()] });
      const { cleanRooms } = scene.creator;
      const remove = (accountId: string) => outcomeOf(cleanRooms.deleteMember({ collaborationIdentifier, accountId }));
      const first = await remove(scene.partner.account);
      const join = await outcomeOf(scene.join(scene.partner, { id: collaborationIdentifier }));
      return [
        observe('the invited account', first, 'success'),
        observe('its membership afterwards', join.split(' ')[0], 'AccessDeniedException'),
        observe('the same account again', await remove(scene.partner.account), 'ResourceNotFoundException'),
        observe('an account that never was a member', await remove(NO_ONE), 'ResourceNotFoundException'),
      ];
    },
  },
  {
    name: 'who-left-sees-nothing',
    claim: 'Who left sees as little of the collaboration as who was removed.',
    accounts: 2,
    run: async (scene) => {
      const { collaboration, partnerMembership } = await scene.sharedRoom();
      const { cleanRooms } = scene.partner;
      await cleanRooms.deleteMembership({ membershipIdentifier: partnerMembership.id });
      const collaborationIdentifier = collaboration.id;
      const get = await outcomeOf(cleanRooms.getCollaboration({ collaborationIdentifier }));
      const members = await outcomeOf(cleanRooms.listMembers({ collaborationIdentifier }));
      const again = await outcomeOf(scene.join(scene.partner, collaboration));
      return [
        observe('GetCollaboration', get.split(' ')[0], 'AccessDeniedException'),
        observe('ListMembers', members.split(' ')[0], 'AccessDeniedException'),
        observe('another membership', again.split(' ')[0], 'AccessDeniedException'),
      ];
    },
  },
  {
    name: 'removed-member',
    claim: 'A removed member can read and delete its membership and what is under it, and add or update nothing.',
    accounts: 2,
    run: async (scene) => {
      const { collaboration, partnerMembership } = await scene.sharedRoom();
      const { cleanRooms } = scene.partner;
      const membershipIdentifier = partnerMembership.id;
      const template = (name: string) =>
        scene.template(scene.partner, partnerMembership, { name: scene.tableName(name) });
      const { id: analysisTemplateIdentifier } = await template('before');
      await scene.creator.cleanRooms.deleteMember({
        collaborationIdentifier: collaboration.id,
        accountId: scene.partner.account,
      });
      const target = { membershipIdentifier, analysisTemplateIdentifier };
      const { membership } = await cleanRooms.getMembership({ membershipIdentifier });
      const update = () => cleanRooms.updateMembership({ membershipIdentifier, queryLogStatus: 'ENABLED' });
      return [
        observe('the status of the membership', membership?.status, 'REMOVED'),
        observe('reading a template', await outcomeOf(cleanRooms.getAnalysisTemplate(target)), 'success'),
        observe('adding a template', await outcomeOf(template('after')), 'ConflictException INVALID_STATE'),
        observe('updating the membership', await outcomeOf(update()), 'ConflictException INVALID_STATE'),
        observe('deleting the template', await outcomeOf(cleanRooms.deleteAnalysisTemplate(target)), 'success'),
        observe(
          'deleting the membership',
          await outcomeOf(cleanRooms.deleteMembership({ membershipIdentifier })),
          'success',
        ),
      ];
    },
  },
];
