import { assumed, type LedgerRow, unsettled } from '../ledger';

const CFN = 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/AWS_CleanRoomsML.html';
const API = (page: string) => `https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_${page}.html`;
const IAM = 'https://docs.aws.amazon.com/service-authorization/latest/reference/list_awscleanroomsml.html';
const CONTRACT = 'https://docs.aws.amazon.com/cloudformation-cli/latest/userguide/resource-type-test-contract.html';

/** What the double of Clean Rooms ML does. */
export const MACHINE_LEARNING_LEDGER: readonly LedgerRow[] = [
  {
    behavior:
      'Properties, references and attributes of the three types; every change but one of tags replaces a resource.',
    source: CFN,
  },
  {
    behavior: 'A role of another account is refused with AccessDeniedException.',
    source: API('CreateTrainingDataset'),
  },
  {
    behavior: 'A model is associated through a membership of the account that owns it.',
    source: API('CreateConfiguredModelAlgorithmAssociation'),
  },
  ...[
    'A membership has at most one ML configuration: PutMLConfiguration creates or replaces it.',
    'The configuration states when it was created, and when it was put last.',
  ].map((behavior) => ({ behavior, source: API('PutMLConfiguration') })),
  {
    behavior: 'DeleteMLConfiguration and GetMLConfiguration refuse with ResourceNotFoundException if there is none.',
    source: API('GetMLConfiguration'),
  },
  {
    behavior: 'A call with a membership also needs cleanrooms:PassMembership on it.',
    source: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/ml-behaviors-byom.html',
  },
  { behavior: 'The actions on ML configurations have no resources.', source: IAM },
  {
    behavior:
      'A configured audience model is created with an audience model of the account and Region, and with at most 25 sizes; ' +
      'without a minimum seed size, it has 500.',
    source: API('CreateConfiguredAudienceModel'),
  },
  {
    behavior:
      'UpdateConfiguredAudienceModel changes what it is given, and neither the name nor the tag policy of jobs.',
    source: API('UpdateConfiguredAudienceModel'),
  },
  {
    behavior: 'The list of configured audience models contains no tags; each model returns them.',
    source: API('ListConfiguredAudienceModels'),
  },
  {
    behavior:
      'The policy of a configured audience model has a hash, and is replaced on the condition of its existence and of ' +
      'the previous hash.',
    source: API('PutConfiguredAudienceModelPolicy'),
  },
  {
    behavior: 'An audience model is not deleted while a configured audience model depends on it.',
    source: API('DeleteAudienceModel'),
  },
  {
    behavior: 'The list of audience models contains no tags; each model returns them, with the reason of a failure.',
    source: API('GetAudienceModel'),
  },
  { behavior: 'CreateAudienceModel needs its permission on the training dataset.', source: IAM },
  {
    behavior:
      'CreateConfiguredAudienceModel needs its permission on the audience model, and UpdateConfiguredAudienceModel on both.',
    source: IAM,
  },
  { behavior: 'The deletion of a deleted resource of Clean Rooms ML is not a failure.', source: CONTRACT },
  assumed(
    'A membership that is not active cannot associate a model; a model of another account or Region does not exist.',
    'removed-member-associates-no-model',
    'model-of-another-account',
  ),
  assumed(
    'A model is not deleted while it is associated (the operation declares a conflict).',
    'associated-model-stays',
  ),
  assumed('A membership is not deleted while a model is associated through it.', 'membership-with-model-stays'),
  assumed(
    'Names of training datasets, models and their associations are not unique, so that CloudFormation can replace them.',
    'model-names-repeat',
    'dataset-names-repeat',
    'association-names-repeat',
  ),
  assumed('A training dataset is ACTIVE as soon as it is created.', 'dataset-names-repeat'),
  ...[
    'An audience model is ACTIVE as soon as it is created, unless a test decides otherwise: it is then CREATE_IN_PROGRESS ' +
      'until its training ends.',
    'The training dataset of an audience model is one of the account and Region. It, its key and its times are not looked up.',
    'An audience model in training is not deleted, and an audience model that is not ACTIVE is not configured: ' +
      'ConflictException.',
    'An audience model is gone as soon as its deletion is accepted.',
  ].map((behavior) => unsettled(behavior, 'the training of an audience model takes hours and costs dollars')),
  assumed(
    'Two lookalike models of an account and Region have one name, or this is a conflict: a test decides.',
    'audience-model-name-once',
  ),
  assumed(
    'A condition of PutConfiguredAudienceModelPolicy that does not hold is a ValidationException.',
    'condition-of-a-policy',
  ),
  assumed('The policy of a configured audience model ends with the model.', 'policy-ends-with-its-model'),
  assumed('An update with an empty description removes the description.', 'empty-description-of-a-model'),
  unsettled(
    'A configured audience model has no jobs, so that its deletion has no conflict.',
    'a job needs a trained audience model and costs dollars',
  ),
  assumed(
    'The role of a configured audience model of another account is refused with AccessDeniedException.',
    'foreign-role-of-a-model',
  ),
  assumed(
    'Neither the images of a model, nor its key, nor the table of a training dataset are looked up.',
    'model-images-are-not-looked-up',
    'key-of-a-model-is-not-looked-up',
    'table-of-a-dataset-is-not-looked-up',
  ),
  unsettled(
    'The properties of the three types are compared with their schemas, and not with the API model of Clean Rooms ML.',
    'it is about what the double compares, and states nothing about the service',
  ),
  assumed('An ML configuration that is put again keeps its creation time.', 'ml-configuration-keeps-its-time'),
  assumed(
    'For a membership of another account, PutMLConfiguration, GetMLConfiguration and DeleteMLConfiguration refuse with ' +
      'AccessDeniedException. For one that does not exist, the two that declare it refuse with ResourceNotFoundException.',
    'ml-configuration-of-another-account',
    'ml-configuration-of-no-membership',
  ),
  assumed(
    'PutMLConfiguration refuses a membership that is not active, and a role of another account, with AccessDeniedException.',
    'ml-configuration-of-a-removed-member',
    'ml-configuration-with-a-foreign-role',
  ),
  assumed('Neither the role nor the bucket of an ML configuration is looked up.', 'ml-configuration-is-not-looked-up'),
  assumed(
    'A membership is not deleted while it has an ML configuration; it ends with a membership that its collaboration ends.',
    'membership-with-ml-configuration-stays',
    'ml-configuration-ends-with-the-membership',
  ),
];
