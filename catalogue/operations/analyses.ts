import type { OperationGroup } from './coverage';

export const ANALYSES: OperationGroup = {
  service: 'cleanrooms',
  subject: 'Queries and jobs',
  rows: [
    { operation: 'StartProtectedQuery', status: 'grant', method: 'MembershipGrants.startQuery' },
    { operation: 'GetProtectedQuery', status: 'grant', method: 'MembershipGrants.startQuery' },
    {
      operation: 'UpdateProtectedQuery',
      status: 'grant',
      method: 'MembershipGrants.cancelQuery',
      note: 'Cancels a query.',
    },
    { operation: 'StartProtectedJob', status: 'grant', method: 'MembershipGrants.startJob' },
    { operation: 'GetProtectedJob', status: 'grant', method: 'MembershipGrants.startJob' },
    { operation: 'UpdateProtectedJob', status: 'grant', method: 'MembershipGrants.cancelJob', note: 'Cancels a job.' },
    { operation: 'ListProtectedQueries', status: 'grant', method: 'MembershipGrants.read' },
    { operation: 'ListProtectedJobs', status: 'grant', method: 'MembershipGrants.read' },
    {
      operation: 'StartAnalysisLogExport',
      status: 'not infrastructure',
      reason: 'human decision',
      note: 'Exports redacted logs of one query, to find why it failed or was slow.',
    },
    { operation: 'GetAnalysisLogExport', status: 'not infrastructure', reason: 'human decision' },
    { operation: 'ListAnalysisLogExports', status: 'not infrastructure', reason: 'human decision' },
  ],
};

export const SCHEMAS: OperationGroup = {
  service: 'cleanrooms',
  subject: 'Schemas',
  rows: [
    {
      operation: 'GetSchema',
      status: 'custom resource',
      calledBy: ['SchemaReadiness'],
      method: 'MembershipGrants.startQuery',
      note: 'A principal that runs queries finds here whether a table is ready.',
    },
    { operation: 'GetSchemaAnalysisRule', status: 'grant', method: 'CollaborationGrants.readTables' },
    { operation: 'BatchGetSchema', status: 'grant', method: 'CollaborationGrants.readTables' },
    { operation: 'BatchGetSchemaAnalysisRule', status: 'grant', method: 'CollaborationGrants.readTables' },
    {
      operation: 'ListSchemas',
      status: 'event',
      method: 'CollaborationEvents.onConfiguredTableAssociationCreated',
      note: 'Starts a target when a member associates a table.',
    },
  ],
};
