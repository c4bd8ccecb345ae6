import type { OperationGroup } from './coverage';

const ASSOCIATION = 'ConfiguredAudienceModelAssociation';

export const AUDIENCE_MODEL_ASSOCIATIONS: OperationGroup = {
  service: 'cleanrooms',
  subject: 'Configured audience model associations',
  rows: [
    ...[
      'CreateConfiguredAudienceModelAssociation',
      'GetConfiguredAudienceModelAssociation',
      'UpdateConfiguredAudienceModelAssociation',
      'DeleteConfiguredAudienceModelAssociation',
      'ListConfiguredAudienceModelAssociations',
    ].map((operation) => ({ operation, status: 'custom resource', calledBy: [ASSOCIATION] }) as const),
    {
      operation: 'GetCollaborationConfiguredAudienceModelAssociation',
      status: 'not infrastructure',
      reason: 'shared view',
    },
    {
      operation: 'ListCollaborationConfiguredAudienceModelAssociations',
      status: 'not infrastructure',
      reason: 'shared view',
    },
  ],
};

export const LOOKALIKE_MODELS: OperationGroup = {
  service: 'cleanrooms-ml',
  subject: 'Training datasets and lookalike models',
  rows: [
    { operation: 'CreateTrainingDataset', status: 'construct', constructs: ['TrainingDataset'] },
    { operation: 'GetTrainingDataset', status: 'construct', constructs: ['TrainingDataset'] },
    { operation: 'DeleteTrainingDataset', status: 'construct', constructs: ['TrainingDataset'] },
    { operation: 'ListTrainingDatasets', status: 'not infrastructure', reason: 'lookup' },
    { operation: 'CreateAudienceModel', status: 'custom resource', calledBy: ['AudienceModel'] },
    {
      operation: 'GetAudienceModel',
      status: 'custom resource',
      calledBy: ['AudienceModel'],
      method: 'AudienceModelGrants.read',
      note: 'A principal waits for the end of a training, about which there is no event.',
    },
    { operation: 'DeleteAudienceModel', status: 'custom resource', calledBy: ['AudienceModel'] },
    { operation: 'ListAudienceModels', status: 'custom resource', calledBy: ['AudienceModel'] },
    { operation: 'CreateConfiguredAudienceModel', status: 'custom resource', calledBy: ['ConfiguredAudienceModel'] },
    {
      operation: 'GetConfiguredAudienceModel',
      status: 'custom resource',
      calledBy: ['ConfiguredAudienceModel'],
      method: 'ConfiguredAudienceModelGrants.read',
    },
    { operation: 'UpdateConfiguredAudienceModel', status: 'custom resource', calledBy: ['ConfiguredAudienceModel'] },
    { operation: 'DeleteConfiguredAudienceModel', status: 'custom resource', calledBy: ['ConfiguredAudienceModel'] },
    { operation: 'ListConfiguredAudienceModels', status: 'custom resource', calledBy: ['ConfiguredAudienceModel'] },
    { operation: 'PutConfiguredAudienceModelPolicy', status: 'custom resource', calledBy: ['ConfiguredAudienceModel'] },
    { operation: 'GetConfiguredAudienceModelPolicy', status: 'custom resource', calledBy: ['ConfiguredAudienceModel'] },
    {
      operation: 'DeleteConfiguredAudienceModelPolicy',
      status: 'custom resource',
      calledBy: ['ConfiguredAudienceModel'],
    },
  ],
};

export const AUDIENCES: OperationGroup = {
  service: 'cleanrooms-ml',
  subject: 'Audience generation',
  rows: [
    { operation: 'StartAudienceGenerationJob', status: 'grant', method: 'CollaborationGrants.generateAudiences' },
    { operation: 'GetAudienceGenerationJob', status: 'grant', method: 'CollaborationGrants.generateAudiences' },
    { operation: 'DeleteAudienceGenerationJob', status: 'grant', method: 'CollaborationGrants.deleteAudiences' },
    {
      operation: 'ListAudienceGenerationJobs',
      status: 'grant',
      method: 'CollaborationGrants.generateAudiences',
      note: 'Lists the jobs of one model.',
    },
    { operation: 'StartAudienceExportJob', status: 'grant', method: 'CollaborationGrants.exportAudiences' },
    { operation: 'ListAudienceExportJobs', status: 'grant', method: 'CollaborationGrants.exportAudiences' },
  ],
};
