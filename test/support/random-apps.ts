import { type App, Stack } from 'aws-cdk-lib';
import { CfnIdMappingWorkflow, CfnIdNamespace } from 'aws-cdk-lib/aws-entityresolution';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import fc from 'fast-check';
import {
  AnalysisTemplate,
  AnalysisTemplateValidation,
  AudienceModel,
  AudienceModelTraining,
  AutoApprovedChanges,
  BudgetRemaining,
  ChangeRequestApproval,
  Collaboration,
  CollaborationMember,
  ConfiguredAudienceModel,
  ConfiguredModelAlgorithm,
  ConfiguredTable,
  ConfiguredTableAssociation,
  DeclaredPartner,
  DisallowedIntermediateTable,
  IdMappingTablePopulation,
  IntermediateTablePopulation,
  InvitedCollaboration,
  Membership,
  PartnerMembership,
  PopulationAnalysis,
  PrivacyBudget,
  PrivacyBudgetTemplate,
  PrivacyImpact,
  SchemaReadiness,
  TableAccessRole,
  TrainingDataset,
} from '../../src';
import * as random from './arbitraries';
import { creatorMembership } from './creator-membership';
import { AN_ID } from './two-companies';

/** An app whose constructs have random properties. The values are apart from what is built, so that a failure shows them. */
export interface RandomApp {
  readonly values: fc.Arbitrary<unknown>;
  readonly build: (app: App, values: never) => void;
}

function randomApp<T>(values: fc.Arbitrary<T>, build: (app: App, values: T) => void): RandomApp {
  return { values, build };
}

/** Random apps that together have every construct of the library: `random-props.ts` says which is in which. */
export const RANDOM_APPS: { readonly [name: string]: RandomApp } = {
  'of a collaboration and its memberships': randomApp(
    fc.tuple(
      random.environment,
      random.collaborationProps,
      random.membershipOptions,
      fc.tuple(
        fc.option(random.resultOutput, { nil: undefined }),
        fc.option(random.jobResultOutput, { nil: undefined }),
      ),
      random.flag,
    ),
    (app, [env, props, options, [resultOutput, jobResultOutput], inOneStack]) => {
      const stack = new Stack(app, 'Room', { env });
      const collaboration = new Collaboration(stack, 'Ads', props);
      const other = inOneStack ? stack : new Stack(app, 'Other', { env });
      new Membership(other, 'Membership', {
        ...options,
        collaboration,
        resultOutput: resultOutput?.(other),
        jobResultOutput: jobResultOutput?.(other),
      });
    },
  ),

  'of tables, associations and budgets': randomApp(
    fc.tuple(
      random.environment,
      random.collaborationProps,
      fc.tuple(
        random.tableSource,
        random.tableProps,
        random.associationOptions,
        fc.option(random.tableAccessRoleProps),
      ),
      fc.tuple(random.privacyBudget, random.accessLimits, random.templateProps, random.analysisSource),
    ),
    (app, [env, props, [source, table, options, reader], [budget, limits, template, written]]) => {
      const stack = new Stack(app, 'Room', { env });
      const membership = creatorMembership(new Collaboration(stack, 'Ads', props));
      const sales = new ConfiguredTable(stack, 'Sales', { ...table, source: source(stack) });
      const role = reader ? new TableAccessRole(stack, 'Reader', { ...reader, membership }) : undefined;
      const association = membership.associate('Sales', { ...options, table: sales, role });
      membership.addPrivacyBudget('Noise', budget);
      membership.addPrivacyBudget('Access', PrivacyBudget.access(association, ...limits));
      new AnalysisTemplate(stack, 'Reach', { ...template, membership, source: written(stack) });
    },
  ),

  'of ID namespaces, ID mapping tables and intermediate tables': randomApp(
    fc.tuple(
      random.environment,
      random.collaborationProps,
      fc.tuple(random.idNamespaceOptions, fc.constantFrom('SOURCE', 'TARGET')),
      fc.tuple(random.idMappingTableOptions, random.intermediateTableOptions),
      fc.tuple(fc.option(random.encryptionKey, { nil: undefined }), random.flag),
    ),
    (app, [env, props, [association, type], [mapping, intermediate], [key, waits]]) => {
      const stack = new Stack(app, 'Room', { env });
      const membership = creatorMembership(new Collaboration(stack, 'Ads', props));
      const idNamespace = new CfnIdNamespace(stack, 'Namespace', { idNamespaceName: 'customers', type });
      const customers = membership.associateIdNamespace('Customers', { ...association, idNamespace });
      const encryptionKey = key?.(stack);
      const identities = membership.addIdMappingTable('Identities', {
        ...mapping,
        workflow: CfnIdMappingWorkflow.fromWorkflowName(stack, 'Workflow', 'identities'),
        namespaceAssociations: waits ? [customers] : undefined,
        encryptionKey,
      });
      membership.addIntermediateTable('Daily', {
        ...intermediate,
        baseTables: waits ? [identities] : undefined,
        encryptionKey,
      });
    },
  ),

  'of populations of tables': randomApp(
    fc.tuple(
      fc.tuple(random.environment, random.collaborationProps),
      fc.tuple(random.idMappingTablePopulationProps, random.intermediateTablePopulationProps),
      fc.tuple(random.populationScheduleOptions, random.disallowedIntermediateTableProps),
    ),
    (app, [[env, props], [mapping, intermediate], [schedule, disallowed]]) => {
      const stack = new Stack(app, 'Room', { env });
      const membership = creatorMembership(new Collaboration(stack, 'Ads', props));
      const idMappingTable = membership.addIdMappingTable('Identities', {
        workflow: CfnIdMappingWorkflow.fromWorkflowName(stack, 'Workflow', 'identities'),
      });
      const intermediateTable = membership.addIntermediateTable('Daily', {
        population: PopulationAnalysis.sql('SELECT user_id FROM sales'),
      });
      new IdMappingTablePopulation(stack, 'Mapping', { ...mapping, idMappingTable }).addSchedule('Nightly', schedule);
      new IntermediateTablePopulation(stack, 'Population', { ...intermediate, intermediateTable }).addSchedule(
        'Nightly',
        schedule,
      );
      new DisallowedIntermediateTable(stack, 'Disallowed', { ...disallowed, membership });
    },
  ),

  'of custom resources': randomApp(
    fc.tuple(
      random.environment,
      fc.tuple(
        random.invitedCollaborationProps,
        random.collaborationMemberProps,
        random.autoApprovedChangesProps,
        random.approvedChange,
      ),
      fc.tuple(random.templateProps, random.analysisSource, random.invalidTemplateAction),
    ),
    (app, [env, [invitation, member, autoApproved, change], [template, source, onInvalid]]) => {
      const stack = new Stack(app, 'Room', { env });
      const collaboration = new InvitedCollaboration(stack, 'Invited', invitation);
      new ChangeRequestApproval(stack, 'Approval', { collaboration, change });
      const membership = new Membership(stack, 'Membership', { collaboration });
      const analysisTemplate = new AnalysisTemplate(stack, 'Reach', {
        ...template,
        membership,
        source: source(stack),
      });
      new AnalysisTemplateValidation(stack, 'Validation', { analysisTemplate, onInvalid });
      new CollaborationMember(stack, 'Member', { ...member, collaboration });
      new AutoApprovedChanges(stack, 'AutoApproved', { ...autoApproved, collaboration });
    },
  ),

  'of checks at deployment': randomApp(
    fc.tuple(
      fc.tuple(random.environment, random.collaborationProps),
      fc.tuple(random.schemaReadinessProps, random.privacyImpactProps, random.partnerMembershipProps),
      fc.tuple(random.budgetRemainingProps, random.existingBudget),
    ),
    (app, [[env, props], [readiness, impact, partner], [remaining, budget]]) => {
      const stack = new Stack(app, 'Room', { env });
      const collaboration = new Collaboration(stack, 'Ads', props);
      const membership = creatorMembership(collaboration);
      new PartnerMembership(stack, 'Partner', { ...partner, collaboration });
      new SchemaReadiness(stack, 'Ready', { ...readiness, membership });
      new PrivacyImpact(stack, 'Impact', { ...impact, membership });
      new BudgetRemaining(stack, 'Remaining', { ...remaining, membership, budget: budget(stack) });
    },
  ),

  'of machine learning': randomApp(
    fc.tuple(
      fc.tuple(random.environment, random.collaborationProps),
      fc.tuple(random.tableSource, random.trainingDatasetProps),
      fc.tuple(random.modelAlgorithmProps, random.modelAssociationOptions, random.mlConfigurationOptions),
    ),
    (app, [[env, props], [source, dataset], [algorithmProps, association, configuration]]) => {
      const stack = new Stack(app, 'Room', { env });
      const algorithm = new ConfiguredModelAlgorithm(stack, 'Model', algorithmProps(stack));
      const collaboration = new Collaboration(stack, 'Ads', props);
      const membership = creatorMembership(collaboration);
      membership.associateModelAlgorithm('ModelAssociation', { ...association, algorithm });
      membership.addMlConfiguration('MlConfiguration', { ...configuration, bucket: new Bucket(stack, 'Output') });
      new TrainingDataset(stack, 'Views', { ...dataset, source: source(stack) });
    },
  ),

  'of audience models': randomApp(
    fc.tuple(
      random.environment,
      random.collaborationProps,
      random.configuredAudienceModelProps,
      random.audienceModelAssociationOptions,
      fc.tuple(random.audienceModelProps, random.audienceModelTrainingProps),
    ),
    (app, [env, props, audiences, association, [lookalikes, training]]) => {
      const stack = new Stack(app, 'Room', { env });
      const trainingDataset = TrainingDataset.fromTrainingDatasetArn(
        stack,
        'Views',
        'arn:aws:cleanrooms-ml:us-east-1:111111111111:training-dataset/a1b2c3d4',
      );
      const audienceModel = new AudienceModel(stack, 'Lookalikes', { ...lookalikes, trainingDataset });
      new AudienceModelTraining(stack, 'Training', { ...training, audienceModel });
      const collaboration = new Collaboration(stack, 'Ads', props);
      const model = new ConfiguredAudienceModel(stack, 'Viewers', audiences(stack, collaboration));
      creatorMembership(collaboration).associateAudienceModel('Association', { ...association, model });
    },
  ),

  'of what is imported': randomApp(
    fc.tuple(
      fc.tuple(random.environment, random.collaborationAttributes, random.membershipOptions),
      fc.tuple(random.tableAttributes, fc.option(random.tableSource, { nil: undefined }), random.associationOptions),
      fc.array(random.account, { maxLength: 2 }),
      fc.tuple(random.uuid, random.privacyBudget, random.declaredPartnerProps),
    ),
    (app, [[env, attributes, options], [table, source, association], partners, [membershipId, budget, declared]]) => {
      const stack = new Stack(app, 'Room', { env });
      const collaboration = Collaboration.fromCollaborationAttributes(stack, 'Ads', attributes);
      new ConfiguredTableAssociation(stack, 'Association', {
        ...association,
        membership: new Membership(stack, 'Membership', { ...options, collaboration }),
        table: ConfiguredTable.fromConfiguredTableAttributes(stack, 'Sales', {
          ...table,
          source: source?.(stack),
        }),
        partnerMemberships: partners.map((partner, i) => importedMembership(stack, `Partner${i}`, partner)),
      });
      new DeclaredPartner(stack, 'Declared', { ...declared, collaboration });
      new PrivacyBudgetTemplate(stack, 'Budget', {
        membership: Membership.fromMembershipId(stack, 'Imported', membershipId),
        budget,
      });
    },
  ),
};

function importedMembership(stack: Stack, id: string, account: string) {
  return Membership.fromMembershipArn(stack, id, `arn:aws:cleanrooms:us-east-1:${account}:membership/${AN_ID}`);
}
