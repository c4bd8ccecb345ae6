import { code, text } from '../../private/text';
import type { ResourceType } from './resource-type';

const MEMBERSHIP_IDENTIFIER = 'MembershipIdentifier';
const LEFT = 'it stays outside of the stack, and the new one has another identifier';

/** What can join, be spent or be agreed to only once. */
const COLLABORATIONS: readonly ResourceType[] = [
  {
    type: 'AWS::CleanRooms::Collaboration',
    noun: 'collaboration',
    createOnly: [
      'CreatorDisplayName',
      'CreatorMemberAbilities',
      'CreatorMLMemberAbilities',
      'CreatorPaymentConfiguration',
      'Members',
      'QueryLogStatus',
      'JobLogStatus',
      'DataEncryptionMetadata',
      'AutoApprovedChangeTypes',
      'AllowedResultRegions',
    ],
    identifier: 'CollaborationIdentifier',
    isLost: 'always',
    ends: 'the collaboration ends for every member: each partner must join another one, and bring its tables, templates and budgets again',
    stays:
      'the partners stay in the previous collaboration, outside of the stack: each must join another one, and bring its tables, templates and budgets again',
    fix: 'leave the collaboration as it is deployed',
  },
  {
    type: 'AWS::CleanRooms::Membership',
    noun: 'membership',
    createOnly: ['CollaborationIdentifier'],
    identifier: MEMBERSHIP_IDENTIFIER,
    isLost: 'always',
    ends: 'the account leaves the collaboration and cannot join it again, and its associations, templates and budgets end',
    stays:
      'the account stays a member by the previous membership, outside of the stack: a second membership in the same collaboration is refused',
    fix: 'leave the membership in its collaboration, and create another membership for another collaboration',
  },
  {
    type: 'AWS::CleanRooms::PrivacyBudgetTemplate',
    noun: 'privacy budget',
    createOnly: [MEMBERSHIP_IDENTIFIER, 'PrivacyBudgetType', 'AutoRefresh', 'Parameters.ResourceArn'],
    isLost: 'always',
    ends: 'what was spent is forgotten: another budget is unused, so that the same rows can be queried again with all of it',
    stays: 'the previous budget continues to be spent, outside of the stack: a second one for the same data is refused',
    fix: text`leave the budget as it is deployed: only epsilon, noise and limits change in place. If it must be unused again, state
      the removal policy DESTROY`,
  },
  {
    type: 'Custom::CleanRoomsCollaborationMember',
    noun: 'member',
    createOnly: ['CollaborationId', 'AccountId'],
    isLost: 'renamed',
    ends: 'the account is removed from the collaboration, if this resource has added it, and its data is no longer available there',
    stays: 'the account stays a member',
    fix: 'keep the account in the template as long as it is a member',
  },
];

/** What can be created again, with another identifier. */
const OTHERS: readonly ResourceType[] = [
  {
    type: 'AWS::CleanRooms::ConfiguredTable',
    noun: 'configured table',
    createOnly: [],
    identifier: 'ConfiguredTableIdentifier',
    isLost: 'never',
    ends: 'its associations must be deleted before it, and its analysis rule ends with it',
    stays: LEFT,
    fix: 'keep the table in the template',
  },
  {
    type: 'AWS::CleanRooms::ConfiguredTableAssociation',
    noun: 'association',
    createOnly: [MEMBERSHIP_IDENTIFIER, 'ConfiguredTableIdentifier', 'Name'],
    isLost: 'never',
    ends: 'another association has another ARN, so that an access budget for it is another one, and queries that use the previous name fail',
    stays: LEFT,
    fix: 'keep the name, the table and the membership of the association',
  },
  {
    type: 'AWS::CleanRooms::AnalysisTemplate',
    noun: 'analysis template',
    createOnly: [
      MEMBERSHIP_IDENTIFIER,
      'Name',
      'Source',
      'Format',
      'AnalysisParameters',
      'Schema',
      'ErrorMessageConfiguration',
      'SyntheticDataParameters',
    ],
    isLost: 'never',
    ends: 'another template has another ARN, and the rules of tables that allow the previous ARN do not allow it',
    stays: LEFT,
    fix: 'let each owner of a table review the new template and allow its ARN',
  },
  {
    type: 'AWS::CleanRooms::IdMappingTable',
    noun: 'ID mapping table',
    createOnly: [MEMBERSHIP_IDENTIFIER, 'Name', 'InputReferenceConfig'],
    isLost: 'never',
    ends: 'the mapped IDs are deleted, and another table is empty until it is populated',
    stays: LEFT,
    fix: text`populate the new table, for example with ${code('IdMappingTablePopulation')}`,
  },
  {
    type: 'AWS::CleanRooms::IdNamespaceAssociation',
    noun: 'ID namespace association',
    createOnly: [MEMBERSHIP_IDENTIFIER, 'InputReferenceConfig'],
    isLost: 'never',
    ends: 'another association has another identifier, to which ID mapping tables must refer',
    stays: LEFT,
    fix: 'keep the ID namespace and the membership of the association',
  },
  {
    type: 'AWS::CleanRooms::IntermediateTable',
    noun: 'intermediate table',
    createOnly: [MEMBERSHIP_IDENTIFIER, 'Name', 'PopulationAnalysisConfiguration'],
    isLost: 'never',
    ends: 'its data is deleted, and another table is empty until its analysis has populated it',
    stays: LEFT,
    fix: text`populate the new table, for example with ${code('IntermediateTablePopulation')}`,
  },
  {
    type: 'AWS::CleanRoomsML::TrainingDataset',
    noun: 'training dataset',
    createOnly: ['Name', 'Description', 'RoleArn', 'TrainingData'],
    identifier: 'TrainingDatasetArn',
    isLost: 'never',
    ends: 'another dataset has another ARN; models that are trained stay',
    stays: LEFT,
    fix: 'train models with the new dataset',
  },
  {
    type: 'AWS::CleanRoomsML::ConfiguredModelAlgorithm',
    noun: 'model algorithm',
    createOnly: ['Name', 'Description', 'RoleArn', 'TrainingContainerConfig', 'InferenceContainerConfig', 'KmsKeyArn'],
    identifier: 'ConfiguredModelAlgorithmArn',
    isLost: 'never',
    ends: 'another model has another ARN, so that its associations are replaced as well',
    stays: LEFT,
    fix: 'let each owner of a table allow the new association',
  },
  {
    type: 'AWS::CleanRoomsML::ConfiguredModelAlgorithmAssociation',
    noun: 'model association',
    createOnly: [MEMBERSHIP_IDENTIFIER, 'ConfiguredModelAlgorithmArn', 'Name', 'Description', 'PrivacyConfiguration'],
    identifier: 'ConfiguredModelAlgorithmAssociationArn',
    isLost: 'never',
    ends: 'another association has another ARN, and the rules of tables that allow the previous ARN do not allow it',
    stays: LEFT,
    fix: 'let each owner of a table allow the new association',
  },
  {
    type: 'Custom::CleanRoomsMlConfiguration',
    noun: 'ML configuration',
    createOnly: ['MembershipId'],
    isLost: 'never',
    ends: 'the membership has no ML configuration until another one is set; objects that are stored stay',
    stays: 'the membership keeps its ML configuration, outside of the stack',
    fix: 'remove the configuration in a deployment before the one that adds another',
  },
  {
    type: 'Custom::CleanRoomsConfiguredAudienceModel',
    noun: 'configured audience model',
    createOnly: ['Name'],
    isLost: 'never',
    ends: 'another model has another ARN, and the jobs of the previous one must be deleted before it',
    stays: LEFT,
    fix: 'let each account that generates audiences use the new model',
  },
  {
    type: 'Custom::CleanRoomsConfiguredAudienceModelAssociation',
    noun: 'configured audience model association',
    createOnly: ['MembershipId'],
    isLost: 'never',
    ends: 'the model is not available in the previous collaboration any more',
    stays: LEFT,
    fix: 'let each member that generates audiences use the new association',
  },
  {
    type: 'Custom::CleanRoomsAudienceModel',
    noun: 'audience model',
    createOnly: [
      'Name',
      'IsNameGenerated',
      'Description',
      'TrainingDatasetArn',
      'TrainingDataStartTime',
      'TrainingDataEndTime',
    ],
    isLost: 'never',
    ends: 'another model is trained, for up to two days, with the data as it is then',
    stays: LEFT,
    fix: 'leave the model as it is deployed, and train another one with another construct ID',
  },
];

/**
 * The resource types whose replacement has consequences.
 *
 * A test compares them with the CloudFormation specification, and with the custom resources of this library: a custom resource
 * that is not here only reads, waits, or agrees to what cannot be withdrawn.
 */
export const RESOURCE_TYPES: ReadonlyMap<string, ResourceType> = new Map(
  [...COLLABORATIONS, ...OTHERS].map((one) => [one.type, one]),
);
