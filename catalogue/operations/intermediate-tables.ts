import type { OperationGroup } from './coverage';

export const INTERMEDIATE_TABLES: OperationGroup = {
  service: 'cleanrooms',
  subject: 'Intermediate tables',
  rows: [
    {
      operation: 'CreateIntermediateTable',
      status: 'construct',
      constructs: ['IntermediateTable'],
      method: 'Membership.addIntermediateTable',
      note: 'CloudFormation has no property for the retention.',
    },
    { operation: 'GetIntermediateTable', status: 'construct', constructs: ['IntermediateTable'] },
    {
      operation: 'UpdateIntermediateTable',
      status: 'construct',
      constructs: ['IntermediateTable'],
      note: 'CloudFormation has no property for the types of columns.',
    },
    { operation: 'DeleteIntermediateTable', status: 'construct', constructs: ['IntermediateTable'] },
    {
      operation: 'CreateIntermediateTableAnalysisRule',
      status: 'construct',
      constructs: ['IntermediateTable'],
      note: 'Defined by `analysisRule` of the table.',
    },
    { operation: 'GetIntermediateTableAnalysisRule', status: 'construct', constructs: ['IntermediateTable'] },
    { operation: 'UpdateIntermediateTableAnalysisRule', status: 'construct', constructs: ['IntermediateTable'] },
    { operation: 'DeleteIntermediateTableAnalysisRule', status: 'construct', constructs: ['IntermediateTable'] },
    { operation: 'ListIntermediateTables', status: 'not infrastructure', reason: 'lookup' },
    {
      operation: 'ListIntermediateTableVersions',
      status: 'not infrastructure',
      reason: 'run-time state',
      note: 'Each population creates a version.',
    },
    {
      operation: 'PopulateIntermediateTable',
      status: 'grant',
      method: 'IntermediateTableGrants.populate',
      note: 'The data expires, and a principal populates the table again.',
    },
    {
      operation: 'DisallowIntermediateTable',
      status: 'not infrastructure',
      reason: 'human decision',
      note: 'The owner of a base table invalidates a table that was made from it.',
    },
  ],
};
