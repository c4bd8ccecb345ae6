import type { LedgerRow } from '../cleanrooms/ledger';

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
    behavior:
      'CreateConfiguredAudienceModel needs its permission on the audience model, and UpdateConfiguredAudienceModel on both.',
    source: IAM,
  },
  { behavior: 'The deletion of a deleted resource of Clean Rooms ML is not a failure.', source: CONTRACT },
  ...[
    'A membership that is not active cannot associate a model; a model of another account or Region does not exist.',
    'A model is not deleted while it is associated (the operation declares a conflict).',
    'A membership is not deleted while a model is associated through it.',
    'Names of training datasets, models and their associations are not unique, so that CloudFormation can replace them.',
    'A training dataset and an audience model are ACTIVE as soon as they are created.',
    'The training dataset of an audience model, its key and its times are not looked up.',
    'Two lookalike models of an account and Region have one name, or this is a conflict: a test decides.',
    'A condition of PutConfiguredAudienceModelPolicy that does not hold is a ValidationException.',
    'The policy of a configured audience model ends with the model.',
    'An update with an empty description removes the description.',
    'A configured audience model has no jobs, so that its deletion has no conflict.',
    'The role of a configured audience model of another account is refused with AccessDeniedException.',
    'Neither the images of a model, nor its key, nor the table of a training dataset are looked up.',
    'The properties of the three types are compared with their schemas, and not with the API model of Clean Rooms ML.',
    'An ML configuration that is put again keeps its creation time.',
    'For a membership of another account, PutMLConfiguration, GetMLConfiguration and DeleteMLConfiguration refuse with ' +
      'AccessDeniedException. For one that does not exist, the two that declare it refuse with ResourceNotFoundException.',
    'PutMLConfiguration refuses a membership that is not active, and a role of another account, with AccessDeniedException.',
    'Neither the role nor the bucket of an ML configuration is looked up.',
    'A membership is not deleted while it has an ML configuration; it ends with a membership that its collaboration ends.',
  ].map((behavior) => ({ behavior, source: 'assumption' })),
];
