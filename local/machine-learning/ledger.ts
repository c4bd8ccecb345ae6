import type { LedgerRow } from '../cleanrooms/ledger';

const CFN = 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/AWS_CleanRoomsML.html';
const API = (page: string) => `https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_${page}.html`;
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
  { behavior: 'The deletion of a deleted resource of Clean Rooms ML is not a failure.', source: CONTRACT },
  ...[
    'A membership that is not active cannot associate a model; a model of another account or Region does not exist.',
    'A model is not deleted while it is associated (the operation declares a conflict).',
    'A membership is not deleted while a model is associated through it.',
    'Names of training datasets, models and their associations are not unique, so that CloudFormation can replace them.',
    'A training dataset is ACTIVE as soon as it is created.',
    'Neither the images of a model, nor its key, nor the table of a training dataset are looked up.',
    'Requests are not compared with the API model of Clean Rooms ML, only properties with the schema of their type.',
  ].map((behavior) => ({ behavior, source: 'assumption' })),
];
