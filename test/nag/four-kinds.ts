import type { Stack } from 'aws-cdk-lib';
import { CfnAnalysisTemplate } from 'aws-cdk-lib/aws-cleanrooms';
import { AnalysisTemplateValidation } from '../../src/analysis-template/analysis-template-validation';
import { ApprovedChange, ChangeRequestApproval } from '../../src/collaboration/change-request-approval';
import { Collaboration } from '../../src/collaboration/collaboration';
import { CollaborationMember } from '../../src/collaboration/collaboration-member';
import { InvitedCollaboration } from '../../src/collaboration/invited-collaboration';

const ID = '11111111-2222-3333-4444-555555555555';
export const CREATOR = '111111111111';

/** One of each kind of custom resource, and nothing of anybody else that cdk-nag has rules for. */
export function addFourKinds(stack: Stack): void {
  const attributes = { collaborationId: ID, creatorAccountId: CREATOR };
  const collaboration = Collaboration.fromCollaborationAttributes(stack, 'Known', attributes);
  new CollaborationMember(stack, 'Member', { collaboration, accountId: '333333333333', displayName: 'Measurer' });
  new ChangeRequestApproval(stack, 'Approval', { collaboration, change: ApprovedChange.forMember('333333333333') });
  new InvitedCollaboration(stack, 'Invited', { collaborationName: 'Reach', creatorAccountId: '222222222222' });
  const analysisTemplate = new CfnAnalysisTemplate(stack, 'Template', {
    name: 'reach',
    membershipIdentifier: ID,
    format: 'SQL',
    source: { text: 'select 1' },
  });
  new AnalysisTemplateValidation(stack, 'Validation', { analysisTemplate });
}
