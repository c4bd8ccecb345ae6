import type { OperationGroup } from './coverage';

export const COLLABORATIONS: OperationGroup = {
  service: 'cleanrooms',
  subject: 'Collaborations and members',
  rows: [
    { operation: 'CreateCollaboration', status: 'construct', constructs: ['Collaboration'] },
    {
      operation: 'GetCollaboration',
      status: 'construct',
      constructs: ['Collaboration'],
      calledBy: ['AutoApprovedChanges'],
    },
    {
      operation: 'UpdateCollaboration',
      status: 'construct',
      constructs: ['Collaboration'],
      note: 'Changes the name, the description and the analytics engine; most other changes replace the collaboration.',
    },
    { operation: 'DeleteCollaboration', status: 'construct', constructs: ['Collaboration'] },
    {
      operation: 'ListCollaborations',
      status: 'custom resource',
      calledBy: ['InvitedCollaboration'],
      method: 'Collaboration.fromInvitation',
      note: 'Finds the collaboration to which a partner has invited the account.',
    },
    {
      operation: 'ListMembers',
      status: 'custom resource',
      calledBy: ['CollaborationMember', 'PartnerMembership'],
    },
    {
      operation: 'DeleteMember',
      status: 'custom resource',
      calledBy: ['CollaborationMember'],
      note: 'It also removes the member from policies of configured audience models, for which the role has the permissions.',
    },
  ],
};
