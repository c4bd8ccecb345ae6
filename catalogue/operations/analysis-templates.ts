import type { OperationGroup } from './coverage';

export const ANALYSIS_TEMPLATES: OperationGroup = {
  service: 'cleanrooms',
  subject: 'Analysis templates',
  rows: [
    {
      operation: 'CreateAnalysisTemplate',
      status: 'construct',
      constructs: ['AnalysisTemplate'],
      method: 'Membership.addAnalysisTemplate',
    },
    {
      operation: 'GetAnalysisTemplate',
      status: 'construct',
      constructs: ['AnalysisTemplate'],
      calledBy: ['AnalysisTemplateValidation'],
    },
    {
      operation: 'UpdateAnalysisTemplate',
      status: 'construct',
      constructs: ['AnalysisTemplate'],
      note: 'Changes the description; changes of other properties replace the template.',
    },
    { operation: 'DeleteAnalysisTemplate', status: 'construct', constructs: ['AnalysisTemplate'] },
    { operation: 'ListAnalysisTemplates', status: 'not infrastructure', reason: 'lookup' },
    {
      operation: 'GetCollaborationAnalysisTemplate',
      status: 'grant',
      method: 'MembershipGrants.startQuery',
      note: 'A principal that runs an analysis template reads the template.',
    },
    {
      operation: 'BatchGetCollaborationAnalysisTemplate',
      status: 'grant',
      method: 'CollaborationGrants.readAnalysisTemplates',
    },
    {
      operation: 'ListCollaborationAnalysisTemplates',
      status: 'event',
      method: 'CollaborationEvents.onAnalysisTemplateCreated',
      note: 'Starts a target when a member adds a template.',
    },
  ],
};
