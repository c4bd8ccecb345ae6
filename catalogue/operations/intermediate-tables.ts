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
    {
      operation: 'GetIntermediateTable',
      status: 'construct',
      constructs: ['IntermediateTable'],
      calledBy: ['IntermediateTablePopulation'],
    },
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
      status: 'custom resource',
      calledBy: ['IntermediateTablePopulation'],
      method: 'IntermediateTableGrants.read',
      note: 'Each population creates a version.',
    },
    {
      operation: 'PopulateIntermediateTable',
      status: 'custom resource',
      calledBy: ['IntermediateTablePopulation'],
      method: 'IntermediateTableGrants.populate',
      note: 'The data expires; the custom resource, a schedule or a principal populates the table again.',
    },
    {
      operation: 'DisallowIntermediateTable',
      status: 'custom resource',
      calledBy: ['DisallowedIntermediateTable'],
      note: 'The owner of a base table invalidates a table that was made from it, and nothing allows it again.',
    },
  ],
};
