import type { OperationGroup } from './coverage';

export const CONFIGURED_TABLES: OperationGroup = {
  service: 'cleanrooms',
  subject: 'Configured tables',
  rows: [
    { operation: 'CreateConfiguredTable', status: 'construct', constructs: ['ConfiguredTable'] },
    { operation: 'GetConfiguredTable', status: 'construct', constructs: ['ConfiguredTable'] },
    { operation: 'UpdateConfiguredTable', status: 'construct', constructs: ['ConfiguredTable'] },
    { operation: 'DeleteConfiguredTable', status: 'construct', constructs: ['ConfiguredTable'] },
    {
      operation: 'CreateConfiguredTableAnalysisRule',
      status: 'construct',
      constructs: ['ConfiguredTable'],
      note: 'Defined by `analysisRule` of the table.',
    },
    { operation: 'GetConfiguredTableAnalysisRule', status: 'construct', constructs: ['ConfiguredTable'] },
    { operation: 'UpdateConfiguredTableAnalysisRule', status: 'construct', constructs: ['ConfiguredTable'] },
    { operation: 'DeleteConfiguredTableAnalysisRule', status: 'construct', constructs: ['ConfiguredTable'] },
    { operation: 'ListConfiguredTables', status: 'not infrastructure', reason: 'lookup' },
  ],
};

export const ASSOCIATIONS: OperationGroup = {
  service: 'cleanrooms',
  subject: 'Configured table associations',
  rows: [
    {
      operation: 'CreateConfiguredTableAssociation',
      status: 'construct',
      constructs: ['ConfiguredTableAssociation'],
      method: 'Membership.associate',
    },
    { operation: 'GetConfiguredTableAssociation', status: 'construct', constructs: ['ConfiguredTableAssociation'] },
    { operation: 'UpdateConfiguredTableAssociation', status: 'construct', constructs: ['ConfiguredTableAssociation'] },
    { operation: 'DeleteConfiguredTableAssociation', status: 'construct', constructs: ['ConfiguredTableAssociation'] },
    {
      operation: 'CreateConfiguredTableAssociationAnalysisRule',
      status: 'construct',
      constructs: ['ConfiguredTableAssociation'],
      note: 'Derived from the rule of the table and the properties of the association.',
    },
    {
      operation: 'GetConfiguredTableAssociationAnalysisRule',
      status: 'construct',
      constructs: ['ConfiguredTableAssociation'],
    },
    {
      operation: 'UpdateConfiguredTableAssociationAnalysisRule',
      status: 'construct',
      constructs: ['ConfiguredTableAssociation'],
    },
    {
      operation: 'DeleteConfiguredTableAssociationAnalysisRule',
      status: 'construct',
      constructs: ['ConfiguredTableAssociation'],
    },
    { operation: 'ListConfiguredTableAssociations', status: 'not infrastructure', reason: 'lookup' },
  ],
};
