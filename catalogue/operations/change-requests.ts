import type { OperationGroup } from './coverage';

export const CHANGE_REQUESTS: OperationGroup = {
  service: 'cleanrooms',
  subject: 'Change requests',
  rows: [
    {
      operation: 'CreateCollaborationChangeRequest',
      status: 'custom resource',
      calledBy: ['CollaborationMember', 'AutoApprovedChanges'],
    },
    {
      operation: 'GetCollaborationChangeRequest',
      status: 'custom resource',
      calledBy: ['ChangeRequestApproval'],
      method: 'CollaborationGrants.answerChangeRequests',
    },
    {
      operation: 'ListCollaborationChangeRequests',
      status: 'custom resource',
      calledBy: ['CollaborationMember', 'AutoApprovedChanges', 'ChangeRequestApproval'],
      method: 'CollaborationGrants.answerChangeRequests',
    },
    {
      operation: 'UpdateCollaborationChangeRequest',
      status: 'custom resource',
      calledBy: ['CollaborationMember', 'AutoApprovedChanges', 'ChangeRequestApproval'],
      method: 'CollaborationGrants.answerChangeRequests',
      note: 'Commits or cancels a request for the creator, and approves it for another member; a principal can also deny one.',
    },
  ],
};
