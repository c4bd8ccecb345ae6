import type { OperationGroup } from './coverage';

export const CUSTOM_MODELS: OperationGroup = {
  service: 'cleanrooms-ml',
  subject: 'Configured model algorithms',
  rows: [
    { operation: 'CreateConfiguredModelAlgorithm', status: 'construct', constructs: ['ConfiguredModelAlgorithm'] },
    { operation: 'GetConfiguredModelAlgorithm', status: 'construct', constructs: ['ConfiguredModelAlgorithm'] },
    { operation: 'DeleteConfiguredModelAlgorithm', status: 'construct', constructs: ['ConfiguredModelAlgorithm'] },
    { operation: 'ListConfiguredModelAlgorithms', status: 'not infrastructure', reason: 'lookup' },
    {
      operation: 'CreateConfiguredModelAlgorithmAssociation',
      status: 'construct',
      constructs: ['ConfiguredModelAlgorithmAssociation'],
      method: 'Membership.associateModelAlgorithm',
    },
    {
      operation: 'GetConfiguredModelAlgorithmAssociation',
      status: 'construct',
      constructs: ['ConfiguredModelAlgorithmAssociation'],
    },
    {
      operation: 'DeleteConfiguredModelAlgorithmAssociation',
      status: 'construct',
      constructs: ['ConfiguredModelAlgorithmAssociation'],
    },
    { operation: 'ListConfiguredModelAlgorithmAssociations', status: 'not infrastructure', reason: 'lookup' },
    {
      operation: 'GetCollaborationConfiguredModelAlgorithmAssociation',
      status: 'not infrastructure',
      reason: 'shared view',
    },
    {
      operation: 'ListCollaborationConfiguredModelAlgorithmAssociations',
      status: 'not infrastructure',
      reason: 'shared view',
    },
    { operation: 'PutMLConfiguration', status: 'not yet', planned: 'custom resource' },
    { operation: 'GetMLConfiguration', status: 'not yet', planned: 'custom resource' },
    { operation: 'DeleteMLConfiguration', status: 'not yet', planned: 'custom resource' },
  ],
};

export const ML_INPUT_CHANNELS: OperationGroup = {
  service: 'cleanrooms-ml',
  subject: 'ML input channels',
  rows: [
    {
      operation: 'CreateMLInputChannel',
      status: 'not yet',
      planned: 'grant',
      note: 'A channel runs a query, and its data expires.',
    },
    { operation: 'GetMLInputChannel', status: 'not yet', planned: 'grant' },
    { operation: 'DeleteMLInputChannelData', status: 'not yet', planned: 'grant' },
    { operation: 'ListMLInputChannels', status: 'not yet', planned: 'grant' },
    { operation: 'GetCollaborationMLInputChannel', status: 'not infrastructure', reason: 'shared view' },
    { operation: 'ListCollaborationMLInputChannels', status: 'not infrastructure', reason: 'shared view' },
  ],
};

export const TRAINED_MODELS: OperationGroup = {
  service: 'cleanrooms-ml',
  subject: 'Trained models and inference',
  rows: [
    { operation: 'CreateTrainedModel', status: 'not yet', planned: 'grant', note: 'Starts a training.' },
    { operation: 'GetTrainedModel', status: 'not yet', planned: 'grant' },
    { operation: 'CancelTrainedModel', status: 'not yet', planned: 'grant' },
    { operation: 'DeleteTrainedModelOutput', status: 'not yet', planned: 'grant' },
    { operation: 'ListTrainedModels', status: 'not yet', planned: 'grant' },
    { operation: 'ListTrainedModelVersions', status: 'not yet', planned: 'grant' },
    { operation: 'GetCollaborationTrainedModel', status: 'not infrastructure', reason: 'shared view' },
    { operation: 'ListCollaborationTrainedModels', status: 'not infrastructure', reason: 'shared view' },
    { operation: 'StartTrainedModelInferenceJob', status: 'not yet', planned: 'grant' },
    { operation: 'GetTrainedModelInferenceJob', status: 'not yet', planned: 'grant' },
    { operation: 'CancelTrainedModelInferenceJob', status: 'not yet', planned: 'grant' },
    { operation: 'ListTrainedModelInferenceJobs', status: 'not yet', planned: 'grant' },
    { operation: 'ListCollaborationTrainedModelInferenceJobs', status: 'not infrastructure', reason: 'shared view' },
    { operation: 'StartTrainedModelExportJob', status: 'not yet', planned: 'grant' },
    {
      operation: 'ListCollaborationTrainedModelExportJobs',
      status: 'not yet',
      planned: 'grant',
      note: 'The only operation that returns the status of an export.',
    },
  ],
};
