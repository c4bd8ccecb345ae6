import { TRAINING } from './audience-model-training';
import { API, GUIDE, ML_API, type ResourceFacts, TEMPLATES } from './resource';

const MODEL: ResourceFacts = {
  construct: 'ConfiguredModelAlgorithm',
  purpose:
    'A custom model for Clean Rooms ML: the containers that train it and that run it, from images in Amazon ECR or ' +
    'of the app.',
  audience: 'The member who provides a custom model. Lookalike models need a `TrainingDataset` instead.',
  properties: {
    Name: ['configuredModelAlgorithmName'],
    Description: ['description'],
    RoleArn: ['role'],
    TrainingContainerConfig: ['trainingContainer'],
    InferenceContainerConfig: ['inferenceContainer'],
    KmsKeyArn: ['encryptionKey'],
  },
  changes: [
    {
      text: 'Every change replaces the model. Its association is replaced as well, and has another ARN, which the owners of data allow again.',
      page: `${TEMPLATES}/aws-resource-cleanroomsml-configuredmodelalgorithm.html`,
    },
  ],
  otherPermissions:
    'With `encryptionKey`, the policy of the key allows Clean Rooms ML to use it and to create grants, if the key is a ' +
    'construct of the app. The grants have no condition on the source, because Clean Rooms ML supports none.',
  failures: [
    {
      symptom: 'The image cannot be pulled',
      cause: 'The role cannot read the repository, or the repository is in another Region',
      fix: 'Omit `role` so that the model creates it, and use a repository in the Region of the stack',
      rule: 'ImagesCanBePulled',
    },
    {
      symptom: 'The image URI is refused',
      cause: 'The image is identified by its digest',
      fix: 'Use a tag',
      rule: 'ImagesAreNamedByTag',
    },
    {
      symptom: 'The model can be neither trained nor run',
      cause: 'It has no container',
      fix: 'Specify `trainingContainer`, `inferenceContainer` or both',
      rule: 'AlgorithmHasContainer',
    },
    {
      symptom: 'Training fails, because the key cannot be used',
      cause: 'The policy of the key has a condition on the source or the encryption context',
      fix: 'Remove the condition for `cleanrooms-ml.amazonaws.com`',
      rule: 'ModelKeyIgnoresContext',
    },
  ],
};

const MODEL_ASSOCIATION: ResourceFacts = {
  construct: 'ConfiguredModelAlgorithmAssociation',
  purpose:
    'Makes a model available in a collaboration, with the policies for what leaves it: logs, metrics, exports and ' +
    'inference output.',
  audience:
    'The provider of a model, once for each collaboration. `associateModelAlgorithm` of a membership creates it.',
  properties: {
    MembershipIdentifier: ['membership'],
    ConfiguredModelAlgorithmArn: ['algorithm'],
    Name: ['associationName'],
    Description: ['description'],
    PrivacyConfiguration: ['privacyPolicies'],
  },
  changes: [
    {
      text: 'Every change but that of tags replaces the association. The rules of tables that allow its ARN must allow the new one.',
      page: `${TEMPLATES}/aws-resource-cleanroomsml-configuredmodelalgorithmassociation.html`,
    },
  ],
  otherPermissions:
    'The principal that deploys must be allowed to pass the membership to Clean Rooms ML, with ' +
    '[`cleanrooms:PassMembership`](https://docs.aws.amazon.com/service-authorization/latest/reference/list_awscleanrooms.html).',
  failures: [
    {
      symptom: 'No data is available for training',
      cause: 'No table of the collaboration allows the model',
      fix: 'Allow the ARN of the association as an additional analysis of a table',
      rule: 'SomeTableAllowsModel',
    },
    {
      symptom: 'A member does not see the logs of a training',
      cause: '`containerLogs` does not list the account, or the account is not a member',
      fix: 'List the accounts that can read the logs',
      rule: 'LogReceiversAreMembers',
    },
    {
      symptom: 'A trained model cannot be exported',
      cause: 'No member can receive the output of models',
      fix: 'Specify `MlMemberAbility.RECEIVE_MODEL_OUTPUT` for a member',
      rule: 'ExportedModelsHaveReceiver',
    },
    {
      symptom: 'Logs or output do not arrive, although all policies allow them',
      cause: 'The member who receives them has no ML configuration',
      fix: 'Add an `MlConfiguration` in the account of that member',
      page: `${GUIDE}/custom-model-prerequisites.html`,
    },
  ],
};

const ML_CONFIGURATION: ResourceFacts = {
  construct: 'MlConfiguration',
  purpose:
    'Sets where Clean Rooms ML stores trained models and the output of inference for a member, and creates the role that ' +
    'stores them. CloudFormation has no resource type for it.',
  audience:
    'Each member who receives output, logs or metrics of custom models. `addMlConfiguration` of a membership creates it.',
  changes: [
    {
      text: 'Another bucket, key prefix or role changes the configuration in place. What is already stored stays where it is.',
      page: `${ML_API}/API_PutMLConfiguration.html`,
    },
    {
      text: 'Its removal deletes the configuration, unless another user has set another one in the meantime.',
    },
    {
      text: 'Another construct ID fails, because the membership still has the configuration of the previous one: remove it in a deployment before.',
    },
  ],
  failures: [
    {
      symptom: 'The deployment fails, because the membership already has an ML configuration',
      cause: 'It was set in the console, with the API or by another stack, and a membership has only one',
      fix: 'Delete it with `aws cleanroomsml delete-ml-configuration`, and deploy again',
      page: `${ML_API}/API_DeleteMLConfiguration.html`,
    },
    {
      symptom: 'A trained model or the output of inference is not stored',
      cause: 'The specified role cannot write to the bucket, or cannot use its key',
      fix: 'Omit `role`, or compare its policies with those of the guide',
      page: `${GUIDE}/ml-roles.html`,
    },
  ],
};

const DATASET: ResourceFacts = {
  construct: 'TrainingDataset',
  purpose:
    'The interactions of users and items with which Clean Rooms ML trains lookalike models, in an AWS Glue table.',
  audience: 'The provider of training data for lookalike models. Custom models read associated tables instead.',
  properties: {
    Name: ['trainingDatasetName'],
    Description: ['description'],
    RoleArn: ['role'],
    TrainingData: ['source', 'columns'],
  },
  changes: [
    {
      text: 'Every change but that of tags replaces the dataset, and trains another model with an `AudienceModel`. Models that are trained stay.',
      page: `${TEMPLATES}/aws-resource-cleanroomsml-trainingdataset.html`,
    },
  ],
  failures: [
    {
      symptom: 'The dataset is refused, because a column is missing',
      cause: 'It needs one column each for users, items and times',
      fix: 'Add `TrainingColumn.userId`, `itemId` and `timestamp`',
      rule: 'TrainingColumnsAreComplete',
    },
    {
      symptom: 'The dataset is refused, because a column has the wrong type',
      cause: 'The AWS Glue table does not have the column, or has it with another type',
      fix: 'Compare the columns with the Data Catalog',
      rule: 'TrainingColumnsFitTable',
    },
    {
      symptom: 'Training fails, although the dataset exists',
      cause: 'The data has too few users or interactions: a lookalike model needs 100,000 users',
      fix: 'Use more data',
      page: `${GUIDE}/ml-training-data-requirements.html`,
    },
    {
      symptom: 'The role cannot be assumed',
      cause: 'The specified role trusts `cleanrooms.amazonaws.com` and not Clean Rooms ML',
      fix: 'Allow `cleanrooms-ml.amazonaws.com`, or omit `role`',
      rule: 'MlRolesTrustCleanRoomsMl',
    },
  ],
};

const TRAINED_MODEL: ResourceFacts = {
  construct: 'AudienceModel',
  purpose:
    'A lookalike model, which Clean Rooms ML trains with a training dataset. CloudFormation has no resource type for it. The ' +
    'deployment starts the training, and does not wait for it. An `AudienceModelTraining` watches it to its end.',
  audience:
    'The provider of training data for a lookalike model. A `ConfiguredAudienceModel` then states the conditions for its use.',
  changes: [
    {
      text: 'The tags are changed in place. Every other change trains another model: the construct then has its ARN, before it is trained.',
      page: `${ML_API}/API_CreateAudienceModel.html`,
    },
    {
      text: 'The former model is retained, unless `removalPolicy` is `RemovalPolicy.DESTROY`.',
    },
    {
      text: 'The service does not train a model again. To do that without an interruption, add another construct, and use its model when its status is `ACTIVE`.',
      page: `${GUIDE}/working-with-machine-learning-tdp.html`,
    },
    {
      text: 'With `RemovalPolicy.DESTROY`, the deletion waits some seconds for the end of a training, and then fails.',
    },
  ],
  failures: [
    {
      symptom: 'A `ConfiguredAudienceModel` is refused, because its audience model is not `ACTIVE`',
      cause: 'The training, which takes several hours to two days, has not ended, and no deployment waits for it',
      fix: 'Deploy the configured audience model later, or in another stack, when `GetAudienceModel` returns `ACTIVE`; `onTrained` of an `AudienceModelTraining` runs then',
      page: `${GUIDE}/create-ml-model-create-model.html`,
    },
    {
      symptom: 'The status of the model is `CREATE_FAILED`',
      cause: 'The data has too few users or interactions, or the role of the dataset cannot read it',
      fix: 'Read `statusDetails` of `GetAudienceModel`, and add another construct after the correction',
      page: `${GUIDE}/ml-training-data-requirements.html`,
    },
    {
      symptom: 'The training cannot read the Data Catalog',
      cause: 'It has no database `default`, and the specified role of the dataset cannot create one',
      fix: 'Create the database, or omit `role` of the dataset',
      page: `${GUIDE}/create-ml-model-create-model.html`,
    },
    {
      symptom: 'The deployment fails, because another model has the name',
      cause: 'A model with a specified name was changed, or a model with the name was created otherwise',
      fix: 'Omit `audienceModelName`, or specify another name',
      page: `${ML_API}/API_CreateAudienceModel.html`,
    },
    {
      symptom: 'The deletion fails with a conflict',
      cause: 'The model is in training, or a configured audience model uses it',
      fix: 'Delete it after its training, and after its configured audience models',
      page: `${ML_API}/API_DeleteAudienceModel.html`,
    },
  ],
};

const AUDIENCE_MODEL: ResourceFacts = {
  construct: 'ConfiguredAudienceModel',
  purpose:
    'A lookalike model with the conditions for its use: how many users of a seed audience it must know, the sizes of ' +
    'audiences, and the bucket to which they are exported.',
  audience: 'The provider of training data for a lookalike model, after the audience model has been trained.',
  changes: [
    {
      text: 'The audience model, the bucket, the role, the sizes, the seed size, the metrics, the description and the tags are changed in place. The jobs of the model stay.',
      page: `${ML_API}/API_UpdateConfiguredAudienceModel.html`,
    },
    {
      text: 'A change of the name or of `childResourceTagOnCreatePolicy`, sizes that are added where there were none, and the removal of all sizes replace the model: the new one is created, and then the former one is deleted.',
    },
    {
      text: 'A model with the same name that was created otherwise is not adopted. If the service refuses the name because of it, the deployment fails.',
    },
    {
      text: 'If the model is removed, its audience generation jobs must be deleted before.',
      page: `${GUIDE}/delete-configured-audience-model.html`,
    },
  ],
  otherPermissions:
    'With `sharedWith`, the resource policy of the model allows the accounts to generate audiences in their collaborations.',
  failures: [
    {
      symptom: 'The creation fails, because the audience model does not exist, or is not `ACTIVE`',
      cause: 'It is in another account or Region, is in training, or its training has failed',
      fix: 'Use an audience model of the account and Region of the stack whose status is `ACTIVE`',
      page: `${ML_API}/API_CreateConfiguredAudienceModel.html`,
    },
    {
      symptom: 'Another account cannot generate audiences',
      cause: 'Neither `sharedWith` nor an association that manages resource policies allows it in this collaboration',
      fix: 'Add the account to `sharedWith`, with the collaboration that its requests specify',
      page: `${GUIDE}/ml-behaviors.html`,
    },
    {
      symptom: 'An audience is not generated, because the seed is too small',
      cause: 'Fewer users of the seed audience than `minMatchingSeedSize` are in the training data',
      fix: 'Use a larger seed audience, or a lower `minMatchingSeedSize`',
      page: `${ML_API}/API_CreateConfiguredAudienceModel.html`,
    },
    {
      symptom: 'The deletion fails with a conflict',
      cause: 'A job of the model runs, or an association still refers to the model',
      fix: 'Delete its jobs and associations, and then deploy again',
      page: `${GUIDE}/delete-configured-audience-model.html`,
    },
  ],
};

const AUDIENCE_MODEL_ASSOCIATION: ResourceFacts = {
  construct: 'ConfiguredAudienceModelAssociation',
  purpose:
    'Makes a lookalike model available in a collaboration: its members generate audiences that are similar to their seed ' +
    'audiences. CloudFormation has no resource type for it.',
  audience: 'The provider of training data for a lookalike model. `associateAudienceModel` of a membership creates it.',
  changes: [
    {
      text: 'The name, the description and the tags are changed in place.',
      page: `${API}/API_UpdateConfiguredAudienceModelAssociation.html`,
    },
    {
      text: 'After a change of the model or of `manageResourcePolicies`, the association is deleted, and created again with another ID: the service could refuse two with the same name. Until then, for some seconds, members cannot generate audiences. A rollback creates the former one again.',
    },
    {
      text: 'Another membership replaces the association.',
    },
    {
      text: 'An association of the same model that was created otherwise is not adopted. If the service refuses a second one, the deployment fails.',
    },
    {
      text: 'If the association is removed, Clean Rooms also removes its statements from the resource policy of the model.',
      page: `${API}/API_DeleteConfiguredAudienceModelAssociation.html`,
    },
  ],
  otherPermissions:
    'With `manageResourcePolicies`, Clean Rooms changes the resource policy of the model, with the permissions of the function.',
  failures: [
    {
      symptom: 'The deployment fails, because another association has the name or the model',
      cause: 'It was created in the console, with the API or by another stack',
      fix: 'Delete that association, or specify another `associationName`',
      page: `${API}/API_CreateConfiguredAudienceModelAssociation.html`,
    },
    {
      symptom: 'The deployment fails with a quota',
      cause: 'A membership has up to five associations of configured audience models, unless the quota is increased',
      fix: 'Delete associations, or request an increase',
      page: `${GUIDE}/clean-rooms-quotas.html`,
    },
    {
      symptom: 'The model cannot be found',
      cause: 'It is in another account or Region than the membership',
      fix: 'Associate a model of the account and Region of the membership',
      page: `${API}/API_CreateConfiguredAudienceModelAssociation.html`,
    },
    {
      symptom: 'A member cannot generate audiences',
      cause: '`manageResourcePolicies` is false, and `sharedWith` of the model does not list the member',
      fix: 'Omit `manageResourcePolicies`, or add the member to `sharedWith`',
      page: `${GUIDE}/ml-behaviors.html`,
    },
  ],
};

export const MACHINE_LEARNING: readonly ResourceFacts[] = [
  MODEL,
  MODEL_ASSOCIATION,
  ML_CONFIGURATION,
  DATASET,
  TRAINED_MODEL,
  TRAINING,
  AUDIENCE_MODEL,
  AUDIENCE_MODEL_ASSOCIATION,
];
