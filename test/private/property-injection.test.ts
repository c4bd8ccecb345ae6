import { App, Duration, type IPropertyInjector, PropertyInjectors, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { Repository } from 'aws-cdk-lib/aws-ecr';
import { CfnIdMappingWorkflow, CfnIdNamespace } from 'aws-cdk-lib/aws-entityresolution';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  AnalysisSource,
  AnalysisTemplate,
  AnalysisTemplateValidation,
  ApprovedChange,
  AudienceModel,
  AudienceModelTraining,
  AutoApprovedChanges,
  BudgetRemaining,
  ChangeRequestApproval,
  Collaboration,
  CollaborationMember,
  CollaborationTable,
  ConfiguredAudienceModel,
  ConfiguredModelAlgorithm,
  DeclaredPartner,
  DisallowedIntermediateTable,
  ExistingBudget,
  IdMappingTablePopulation,
  IntermediateTablePopulation,
  InvalidTemplateAction,
  InvitedCollaboration,
  Membership,
  ModelImage,
  NotReadyAction,
  PartnerMembership,
  PopulationAnalysis,
  PrivacyBudget,
  PrivacyImpact,
  SchemaReadiness,
  TableAccessRole,
  TrainingColumn,
  TrainingDataset,
} from '../../src';

import { injected } from '../../src/private/property-injection';
import { STATED_METADATA } from '../../src/private/stated-resource';
import { bundled } from '../custom-resources/support/bundled';
import { creatorMembership } from '../support/creator-membership';
import { EXPORTED_CONSTRUCTS } from '../support/exported-constructs';
import { AN_ID, collaborationOf, publisherStack, salesSource, salesTable } from '../support/two-companies';

beforeAll(bundled);

const { DESTROY, RETAIN } = RemovalPolicy;

/** A company default: what it adds comes before what the user says. */
function byDefault(constructUniqueId: string, props: object): IPropertyInjector {
  return { constructUniqueId, inject: (original) => ({ ...props, ...original }) };
}

/** A value that is joined at deployment, and contains a text. */
function joined(text: string): object {
  return { 'Fn::Join': ['', Match.arrayWith([Match.stringLikeRegexp(text)])] };
}

const ANOTHER_ID = '99999999-8888-7777-6666-555555555555';

/** For each construct, properties that an injector gives it, and what the template then holds of it. */
const INJECTED: { readonly [construct: string]: readonly [props: object, type: string, found: object] } = {
  Collaboration: [{ removalPolicy: DESTROY }, 'AWS::CleanRooms::Collaboration', { DeletionPolicy: 'Delete' }],
  Membership: [{ removalPolicy: DESTROY }, 'AWS::CleanRooms::Membership', { DeletionPolicy: 'Delete' }],
  ConfiguredTable: [{ removalPolicy: RETAIN }, 'AWS::CleanRooms::ConfiguredTable', { DeletionPolicy: 'Retain' }],
  ConfiguredTableAssociation: [
    { removalPolicy: RETAIN },
    'AWS::CleanRooms::ConfiguredTableAssociation',
    { DeletionPolicy: 'Retain' },
  ],
  AnalysisTemplate: [{ removalPolicy: RETAIN }, 'AWS::CleanRooms::AnalysisTemplate', { DeletionPolicy: 'Retain' }],
  PrivacyBudgetTemplate: [
    { removalPolicy: RETAIN },
    'AWS::CleanRooms::PrivacyBudgetTemplate',
    { DeletionPolicy: 'Retain' },
  ],
  IdNamespaceAssociation: [
    { removalPolicy: RETAIN },
    'AWS::CleanRooms::IdNamespaceAssociation',
    { DeletionPolicy: 'Retain' },
  ],
  IdMappingTable: [{ removalPolicy: RETAIN }, 'AWS::CleanRooms::IdMappingTable', { DeletionPolicy: 'Retain' }],
  IntermediateTable: [{ removalPolicy: RETAIN }, 'AWS::CleanRooms::IntermediateTable', { DeletionPolicy: 'Retain' }],
  ConfiguredModelAlgorithmAssociation: [
    { removalPolicy: RETAIN },
    'AWS::CleanRoomsML::ConfiguredModelAlgorithmAssociation',
    { DeletionPolicy: 'Retain' },
  ],
  ConfiguredModelAlgorithm: [
    { removalPolicy: RETAIN },
    'AWS::CleanRoomsML::ConfiguredModelAlgorithm',
    { DeletionPolicy: 'Retain' },
  ],
  AudienceModel: [
    { description: 'injected' },
    'Custom::CleanRoomsAudienceModel',
    { Properties: Match.objectLike({ Description: 'injected' }) },
  ],
  AudienceModelTraining: [
    { timeout: Duration.hours(12) },
    'AWS::StepFunctions::StateMachine',
    { Properties: Match.objectLike({ DefinitionString: joined('"TimeoutSeconds":43200') }) },
  ],
  ConfiguredAudienceModel: [
    { description: 'injected' },
    'Custom::CleanRoomsConfiguredAudienceModel',
    { Properties: Match.objectLike({ Description: 'injected' }) },
  ],
  ConfiguredAudienceModelAssociation: [
    { description: 'injected' },
    'Custom::CleanRoomsConfiguredAudienceModelAssociation',
    { Properties: Match.objectLike({ Description: 'injected' }) },
  ],
  MlConfiguration: [{ removalPolicy: RETAIN }, 'Custom::CleanRoomsMlConfiguration', { DeletionPolicy: 'Retain' }],
  TrainingDataset: [{ removalPolicy: RETAIN }, 'AWS::CleanRoomsML::TrainingDataset', { DeletionPolicy: 'Retain' }],
  AnalysisTemplateValidation: [
    { onInvalid: InvalidTemplateAction.REPORT },
    'Custom::CleanRoomsAnalysisTemplateValidation',
    { Properties: Match.objectLike({ OnInvalid: 'REPORT' }) },
  ],
  PrivacyImpact: [{ epsilon: 7 }, 'Custom::CleanRoomsPrivacyImpact', { Properties: Match.objectLike({ Epsilon: 7 }) }],
  BudgetRemaining: [
    { revision: 'injected' },
    'Custom::CleanRoomsBudgetRemaining',
    { Properties: Match.objectLike({ Revision: 'injected' }) },
  ],
  SchemaReadiness: [
    { onNotReady: NotReadyAction.REPORT },
    'Custom::CleanRoomsSchemaReadiness',
    { Properties: Match.objectLike({ OnNotReady: 'REPORT' }) },
  ],
  AutoApprovedChanges: [
    { revision: 'injected' },
    'Custom::CleanRoomsAutoApprovedChanges',
    { Properties: Match.objectLike({ Revision: 'injected' }) },
  ],
  ChangeRequestApproval: [
    { change: ApprovedChange.forChangeRequest(ANOTHER_ID) },
    'Custom::CleanRoomsChangeRequestApproval',
    { Properties: Match.objectLike({ ChangeRequestId: ANOTHER_ID }) },
  ],
  DisallowedIntermediateTable: [
    { includeDescendants: true },
    'Custom::CleanRoomsDisallowedIntermediateTable',
    { Properties: Match.objectLike({ IncludesDescendants: true }) },
  ],
  IdMappingTablePopulation: [
    { revision: 'injected' },
    'Custom::CleanRoomsIdMappingTablePopulation',
    { Properties: Match.objectLike({ Revision: 'injected' }) },
  ],
  IntermediateTablePopulation: [
    { revision: 'injected' },
    'Custom::CleanRoomsIntermediateTablePopulation',
    { Properties: Match.objectLike({ Revision: 'injected' }) },
  ],
  CollaborationMember: [
    { revision: 'injected' },
    'Custom::CleanRoomsCollaborationMember',
    { Properties: Match.objectLike({ Revision: 'injected' }) },
  ],
  // The template contains nothing of it.
  DeclaredPartner: [{ accountId: '444444444444' }, STATED_METADATA, { account: '444444444444' }],
  PartnerMembership: [
    { revision: 'injected' },
    'Custom::CleanRoomsPartnerMembership',
    { Properties: Match.objectLike({ Revision: 'injected' }) },
  ],
  InvitedCollaboration: [
    { revision: 'injected' },
    'Custom::CleanRoomsCollaborationInvitation',
    { Properties: Match.objectLike({ Revision: 'injected' }) },
  ],
  TableAccessRole: [
    { description: 'Injected' },
    'AWS::IAM::Role',
    { Properties: Match.objectLike({ Description: 'Injected' }) },
  ],
};

describe.each([...EXPORTED_CONSTRUCTS])('%s', (name, { PROPERTY_INJECTION_ID: id = '' }) => {
  test('has an id of its own for property injection', () => {
    expect(id).toBe(`cdk-cleanrooms.${name}`);
  });

  test('takes injected properties', () => {
    const [props, type, found] = INJECTED[name] ?? [{}, 'no case in INJECTED', {}];
    const stack = publisherStack();
    PropertyInjectors.of(stack.node.root).add({
      constructUniqueId: id,
      inject: (original) => ({ ...original, ...props }),
    });

    makeOneOfEach(stack);

    const template = Template.fromStack(stack);
    if (type === STATED_METADATA) {
      const stated = stack.node.findAll().flatMap(({ node }) => node.metadata.filter((one) => one.type === type));
      expect(stated.map(({ data }) => data)).toContainEqual(expect.objectContaining(found));
      return;
    }
    expect(Object.keys(template.findResources(type))).not.toEqual([]);
    template.hasResource(type, found);
  });
});

function makeOneOfEach(stack: Stack): void {
  const collaboration = collaborationOf(stack);
  const membership = creatorMembership(collaboration);
  membership.associate('Association', {
    table: salesTable(stack),
    role: new TableAccessRole(stack, 'Reader', { membership }),
  });
  membership.addPrivacyBudget('Budget', PrivacyBudget.differentialPrivacy({ epsilon: 3, usersNoisePerQuery: 30 }));
  membership.associateIdNamespace('Customers', {
    idNamespace: CfnIdNamespace.fromIdNamespaceName(stack, 'Namespace', 'customers'),
  });
  const idMappingTable = membership.addIdMappingTable('Identities', {
    workflow: CfnIdMappingWorkflow.fromWorkflowName(stack, 'Workflow', 'identities'),
  });
  new IdMappingTablePopulation(stack, 'IdentitiesPopulation', { idMappingTable });
  const runner = Membership.fromMembershipId(stack, 'Runner', AN_ID);
  const intermediateTable = runner.addIntermediateTable('Daily', { population: PopulationAnalysis.sql('SELECT 1') });
  new IntermediateTablePopulation(stack, 'DailyPopulation', { intermediateTable });
  new DisallowedIntermediateTable(stack, 'Disallowed', { membership, intermediateTableName: 'weekly' });
  const analysisTemplate = new AnalysisTemplate(stack, 'Reach', {
    membership,
    source: AnalysisSource.sql('SELECT 1'),
  });
  const algorithm = new ConfiguredModelAlgorithm(stack, 'Model', {
    trainingContainer: { image: ModelImage.repository(new Repository(stack, 'Models')) },
  });
  membership.associateModelAlgorithm('ModelAssociation', { algorithm });
  membership.addMlConfiguration('MlConfiguration', { bucket: new Bucket(stack, 'Output') });
  const trainingDataset = new TrainingDataset(stack, 'Training', {
    source: salesSource(new Construct(stack, 'TrainingData')),
    columns: [TrainingColumn.userId('user_id'), TrainingColumn.itemId('city'), TrainingColumn.timestamp('sold_at')],
  });
  const audienceModel = new AudienceModel(stack, 'Lookalikes', { trainingDataset });
  new AudienceModelTraining(stack, 'LookalikesTraining', { audienceModel });
  const model = new ConfiguredAudienceModel(stack, 'Viewers', {
    audienceModel,
    bucket: Bucket.fromBucketName(stack, 'Audiences', 'audiences'),
  });
  membership.associateAudienceModel('ViewersAssociation', { model });
  new AnalysisTemplateValidation(stack, 'Validation', { analysisTemplate });
  new PrivacyImpact(stack, 'Impact', { membership, epsilon: 3, usersNoisePerQuery: 30 });
  new BudgetRemaining(stack, 'Remaining', { membership, budget: ExistingBudget.differentialPrivacy() });
  new SchemaReadiness(stack, 'Ready', { membership, table: CollaborationTable.byName('sales') });
  new CollaborationMember(stack, 'Member', { collaboration, accountId: '333333333333', displayName: 'Measurer' });
  new AutoApprovedChanges(stack, 'AutoApproved', { collaboration, changes: [] });
  const invited = new InvitedCollaboration(stack, 'Invited', {
    collaborationName: 'Panel',
    creatorAccountId: '333333333333',
  });
  new PartnerMembership(stack, 'Partner', { collaboration, accountId: '222222222222' });
  new DeclaredPartner(stack, 'Declared', { collaboration, accountId: '222222222222' });
  new ChangeRequestApproval(stack, 'Approval', {
    collaboration: invited,
    change: ApprovedChange.forChangeRequest(AN_ID),
  });
}

describe('the injector', () => {
  const ID = 'thing';

  test('is the nearest one for the class', () => {
    const app = new App();
    const stack = new Stack(app, 'Stack');
    PropertyInjectors.of(app).add(byDefault(ID, { from: 'app' }));
    PropertyInjectors.of(stack).add(byDefault(ID, { from: 'stack' }));

    expect(injected(ID, stack, 'Thing', {})).toEqual({ from: 'stack' });
  });

  test('is one further away if the nearest are for other classes', () => {
    const app = new App();
    const stack = new Stack(app, 'Stack');
    PropertyInjectors.of(app).add(byDefault(ID, { from: 'app' }));
    PropertyInjectors.of(stack).add(byDefault('other', { from: 'stack' }));

    expect(injected(ID, stack, 'Thing', {})).toEqual({ from: 'app' });
  });

  test('knows where the construct is made', () => {
    const stack = new Stack(new App(), 'Stack');
    PropertyInjectors.of(stack).add({
      constructUniqueId: ID,
      inject: (_, { scope, id }) => ({ at: `${scope.node.path}/${id}` }),
    });

    expect(injected(ID, stack, 'Thing', {})).toEqual({ at: 'Stack/Thing' });
  });

  test('is none by default', () => {
    const props = {};

    expect(injected(ID, new Stack(new App(), 'Stack'), 'Thing', props)).toBe(props);
  });

  test('does not override what the user says', () => {
    const stack = publisherStack();
    PropertyInjectors.of(stack).add(byDefault(Collaboration.PROPERTY_INJECTION_ID, { collaborationName: 'injected' }));

    collaborationOf(stack, { collaborationName: 'stated' });

    Template.fromStack(stack).hasResourceProperties('AWS::CleanRooms::Collaboration', { Name: 'stated' });
  });
});
