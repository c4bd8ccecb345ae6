import type { OperationGroup } from './coverage';

export const ANALYSES: OperationGroup = {
  service: 'cleanrooms',
  subject: 'Queries and jobs',
  rows: [
    { operation: 'StartProtectedQuery', status: 'not yet', planned: 'grant' },
    { operation: 'GetProtectedQuery', status: 'not yet', planned: 'grant' },
    { operation: 'UpdateProtectedQuery', status: 'not yet', planned: 'grant', note: 'Cancels a query.' },
    { operation: 'StartProtectedJob', status: 'not yet', planned: 'grant' },
    { operation: 'GetProtectedJob', status: 'not yet', planned: 'grant' },
    { operation: 'UpdateProtectedJob', status: 'not yet', planned: 'grant', note: 'Cancels a job.' },
    { operation: 'ListProtectedQueries', status: 'not yet', planned: 'grant' },
    { operation: 'ListProtectedJobs', status: 'not yet', planned: 'grant' },
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
      status: 'not yet',
      planned: 'grant',
      note: 'A principal that runs queries finds here whether a table is ready.',
    },
    { operation: 'GetSchemaAnalysisRule', status: 'not infrastructure', reason: 'shared view' },
    { operation: 'BatchGetSchema', status: 'not infrastructure', reason: 'shared view' },
    { operation: 'BatchGetSchemaAnalysisRule', status: 'not infrastructure', reason: 'shared view' },
    {
      operation: 'ListSchemas',
      status: 'event',
      method: 'CollaborationEvents.onConfiguredTableAssociationCreated',
      note: 'Starts a target when a member associates a table.',
    },
  ],
};
