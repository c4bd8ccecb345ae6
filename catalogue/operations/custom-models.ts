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
    { operation: 'PutMLConfiguration', status: 'custom resource', calledBy: ['MlConfiguration'] },
    { operation: 'GetMLConfiguration', status: 'custom resource', calledBy: ['MlConfiguration'] },
    { operation: 'DeleteMLConfiguration', status: 'custom resource', calledBy: ['MlConfiguration'] },
  ],
};

export const ML_INPUT_CHANNELS: OperationGroup = {
  service: 'cleanrooms-ml',
  subject: 'ML input channels',
  rows: [
    {
      operation: 'CreateMLInputChannel',
      status: 'grant',
      method: 'ConfiguredModelAlgorithmAssociationGrants.createInputChannel',
      note: 'A channel runs a query, and its data expires.',
    },
    {
      operation: 'GetMLInputChannel',
      status: 'grant',
      method: 'ConfiguredModelAlgorithmAssociationGrants.createInputChannel',
    },
    { operation: 'DeleteMLInputChannelData', status: 'grant', method: 'MembershipGrants.deleteModelData' },
    { operation: 'ListMLInputChannels', status: 'grant', method: 'MembershipGrants.readModels' },
    { operation: 'GetCollaborationMLInputChannel', status: 'not infrastructure', reason: 'shared view' },
    { operation: 'ListCollaborationMLInputChannels', status: 'not infrastructure', reason: 'shared view' },
  ],
};

export const TRAINED_MODELS: OperationGroup = {
  service: 'cleanrooms-ml',
  subject: 'Trained models and inference',
  rows: [
    {
      operation: 'CreateTrainedModel',
      status: 'grant',
      method: 'ConfiguredModelAlgorithmAssociationGrants.train',
      note: 'Starts a training.',
    },
    { operation: 'GetTrainedModel', status: 'grant', method: 'ConfiguredModelAlgorithmAssociationGrants.train' },
    { operation: 'CancelTrainedModel', status: 'grant', method: 'MembershipGrants.cancelModels' },
    { operation: 'DeleteTrainedModelOutput', status: 'grant', method: 'MembershipGrants.deleteModelData' },
    { operation: 'ListTrainedModels', status: 'grant', method: 'MembershipGrants.readModels' },
    { operation: 'ListTrainedModelVersions', status: 'grant', method: 'MembershipGrants.readModels' },
    { operation: 'GetCollaborationTrainedModel', status: 'not infrastructure', reason: 'shared view' },
    { operation: 'ListCollaborationTrainedModels', status: 'not infrastructure', reason: 'shared view' },
    {
      operation: 'StartTrainedModelInferenceJob',
      status: 'grant',
      method: 'ConfiguredModelAlgorithmAssociationGrants.infer',
    },
    {
      operation: 'GetTrainedModelInferenceJob',
      status: 'grant',
      method: 'ConfiguredModelAlgorithmAssociationGrants.infer',
    },
    { operation: 'CancelTrainedModelInferenceJob', status: 'grant', method: 'MembershipGrants.cancelModels' },
    { operation: 'ListTrainedModelInferenceJobs', status: 'grant', method: 'MembershipGrants.readModels' },
    { operation: 'ListCollaborationTrainedModelInferenceJobs', status: 'not infrastructure', reason: 'shared view' },
    { operation: 'StartTrainedModelExportJob', status: 'grant', method: 'MembershipGrants.exportModels' },
    {
      operation: 'ListCollaborationTrainedModelExportJobs',
      status: 'grant',
      method: 'MembershipGrants.exportModels',
      note: 'The only operation that returns the status of an export.',
    },
  ],
};
