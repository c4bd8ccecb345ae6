import { type LedgerRow, unsettled } from '../../ledger';
import { API, IAM, rows } from './sources';

const NEEDS_MODEL = 'it needs an audience model, whose training takes hours and the data of many people';

/** Associations of configured audience models. */
export const AUDIENCE_ASSOCIATION_LEDGER: readonly LedgerRow[] = [
  ...rows(
    API('CreateConfiguredAudienceModelAssociation'),
    'A configured audience model of the account and Region is associated through an active membership.',
    'With manageResourcePolicies, the resource policy of the model has a statement for the collaboration.',
  ),
  ...rows(
    API('ListConfiguredAudienceModelAssociations'),
    'Neither the list nor the association contains the tags, and the list does not contain how policies are managed.',
  ),
  ...rows(
    API('UpdateConfiguredAudienceModelAssociation'),
    'UpdateConfiguredAudienceModelAssociation changes only the name and the description.',
  ),
  ...rows(
    'https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_DeleteConfiguredAudienceModel.html',
    'The deletion of a configured audience model removes its associations from all collaborations.',
  ),
  ...rows(
    IAM,
    'CreateConfiguredAudienceModelAssociation and DeleteConfiguredAudienceModelAssociation also need permissions on the ' +
      'configured audience model and its policy.',
  ),
  ...[
    'Two associations of a membership have one name or one model, or this is a conflict at the creation: a test decides.',
    'The statement for the collaboration is removed with the association.',
    'An update of an association with an empty description removes the description.',
    'A membership is not deleted while a configured audience model is associated through it.',
    'Audiences are not generated with an association.',
  ].map((behavior) => unsettled(behavior, NEEDS_MODEL)),
];
