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
  { behavior: 'The deletion of a deleted resource of Clean Rooms ML is not a failure.', source: CONTRACT },
  ...[
    'A membership that is not active cannot associate a model; a model of another account or Region does not exist.',
    'A model is not deleted while it is associated (the operation declares a conflict).',
    'A membership is not deleted while a model is associated through it.',
    'Names of training datasets, models and their associations are not unique, so that CloudFormation can replace them.',
    'A training dataset is ACTIVE as soon as it is created.',
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
