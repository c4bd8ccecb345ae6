import { App, Duration, type Stack } from 'aws-cdk-lib';
import { Repository } from 'aws-cdk-lib/aws-ecr';
import { CfnIdMappingWorkflow } from 'aws-cdk-lib/aws-entityresolution';
import { CfnTable } from 'aws-cdk-lib/aws-glue';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Bucket, type IBucket } from 'aws-cdk-lib/aws-s3';
import { ScheduleExpression } from 'aws-cdk-lib/aws-scheduler';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import {
  AllowedAnalyses,
  AnalysisArtifact,
  AnalysisRule,
  AnalysisSource,
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
  ConfiguredTable,
  DisallowedIntermediateTable,
  ExistingBudget,
  IdMappingTablePopulation,
  IntermediateTable,
  IntermediateTablePopulation,
  JobResultOutput,
  Member,
  MemberAbility,
  Membership,
  ModelImage,
  PartnerMembership,
  PrivacyImpact,
  ResultOutput,
  SchemaReadiness,
  TableAccessRole,
  TableSource,
  TrainingColumn,
  TrainingDataset,
} from '../../src';
import { QUICK } from './room-app';
import { ADVERTISER, AN_ID, PUBLISHER, STRANGER, stackIn } from './two-companies';

const { QUERY, RUN_JOB, RECEIVE_RESULTS } = MemberAbility;

/**
 * An app with each role that this library creates, in which each statement occurs that the role can have: tables of all
 * sources, with keys, a key prefix and a schema in the registry.
 */
export function roleScenes(): App {
  const app = new App(QUICK);
  const publisher = stackIn(app, 'Publisher', PUBLISHER);
  const advertiser = stackIn(app, 'Advertiser', ADVERTISER);
  const collaboration = new Collaboration(publisher, 'Ads', {
    description: 'Reach of the spring campaign',
    creator: { displayName: 'Publisher' },
    members: [Member.account(ADVERTISER, { displayName: 'Advertiser', abilities: [QUERY, RUN_JOB, RECEIVE_RESULTS] })],
  });
  const membership = new Membership(publisher, 'Membership', { collaboration });
  const lake = encrypted(publisher, 'Lake', 'publisher-lake');

  tables(publisher, membership, lake);
  code(publisher, membership, encrypted(publisher, 'Code', 'publisher-code'));
  results(advertiser, collaboration, encrypted(advertiser, 'Results', 'advertiser-results'));
  models(publisher, membership, lake);
  new PartnerMembership(publisher, 'AdvertiserMembership', { collaboration, accountId: ADVERTISER });
  populations(publisher, membership);
  membership.addMlConfiguration('MlConfiguration', { bucket: lake, keyPrefix: 'models' });
  new AutoApprovedChanges(publisher, 'AutoApproved', { collaboration, changes: [] });
  new CollaborationMember(publisher, 'Agency', { collaboration, accountId: STRANGER, displayName: 'Agency' });
  invited(stackIn(app, 'Agency', STRANGER));
  return app;
}

/** A bucket that is encrypted with a key. */
function encrypted(stack: Stack, id: string, bucketName: string): IBucket {
  return Bucket.fromBucketAttributes(stack, id, { bucketName, encryptionKey: new Key(stack, `${id}Key`) });
}

/** A table of each source, with a role of its own and with a role for all of them. */
function tables(stack: Stack, membership: Membership, lake: IBucket): void {
  const reader = new TableAccessRole(stack, 'Reader', { membership });
  for (const [id, source] of Object.entries(sourcesIn(stack, lake))) {
    const table = new ConfiguredTable(stack, id, {
      source,
      allowedColumns: ['user_id'],
      analysisRule: AnalysisRule.custom({ allowedAnalyses: AllowedAnalyses.anyQueryFrom(ADVERTISER) }),
    });
    membership.associate(`Own${id}`, { table, associationName: `own_${id}` });
    membership.associate(`Shared${id}`, { table, associationName: `shared_${id}`, role: reader });
  }
}

function sourcesIn(stack: Stack, lake: IBucket): Readonly<Record<string, TableSource>> {
  return {
    InGlue: inGlue(stack, 'Sales', lake),
    InBucket: inBucket(stack, 'Returns'),
    InAthena: TableSource.athena({
      workGroup: 'clean-rooms',
      databaseName: 'shop',
      tableName: 'active_users',
      outputBucket: encrypted(stack, 'AthenaResults', 'publisher-athena'),
    }),
    InSnowflake: TableSource.snowflake({
      secret: new Secret(stack, 'SnowflakeUser', { encryptionKey: new Key(stack, 'SecretKey') }),
      accountIdentifier: 'org-account',
      databaseName: 'SHOP',
      schemaName: 'PUBLIC',
      tableName: 'SALES',
      columnTypes: { user_id: 'VARCHAR' },
    }),
  };
}

/** A table in an encrypted catalog, whose columns are those of a schema in the registry. */
function inGlue(stack: Stack, id: string, bucket: IBucket): TableSource {
  const table = new CfnTable(stack, id, {
    catalogId: PUBLISHER,
    databaseName: 'shop',
    tableInput: {
      name: id.toLowerCase(),
      storageDescriptor: { schemaReference: { schemaId: { registryName: 'shop', schemaName: id.toLowerCase() } } },
    },
  });
  return TableSource.glueRef(table, {
    bucket,
    keyPrefix: id.toLowerCase(),
    catalogEncryptionKey: new Key(stack, `${id}CatalogKey`),
  });
}

/** A table that is a whole bucket. */
function inBucket(stack: Stack, id: string): TableSource {
  const bucket = Bucket.fromBucketName(stack, id, id.toLowerCase());
  return TableSource.glueByName({ databaseName: 'shop', tableName: id.toLowerCase(), bucket, keyPrefix: '' });
}

function code(stack: Stack, membership: Membership, bucket: IBucket): void {
  const analysisTemplate = membership.addAnalysisTemplate('Job', {
    source: AnalysisSource.pyspark({
      entryPoint: AnalysisArtifact.fromBucket(bucket, 'jobs/reach-1.py'),
      referencedTables: ['sales'],
    }),
  });
  new AnalysisTemplateValidation(stack, 'Validation', { analysisTemplate });
  new PrivacyImpact(stack, 'Impact', { membership, epsilon: 3, usersNoisePerQuery: 30 });
  new BudgetRemaining(stack, 'Remaining', { membership, budget: ExistingBudget.differentialPrivacy() });
  new SchemaReadiness(stack, 'Ready', { membership, table: CollaborationTable.byName('sales') });
}

/** Each population with a schedule and its queue, and a veto. */
function populations(stack: Stack, membership: Membership): void {
  const options = {
    schedule: ScheduleExpression.rate(Duration.days(1)),
    deadLetterQueue: new Queue(stack, 'NotDelivered', { enforceSSL: true }),
  };
  const idMappingTable = membership.addIdMappingTable('Identities', {
    workflow: CfnIdMappingWorkflow.fromWorkflowName(stack, 'Workflow', 'identities'),
  });
  new IdMappingTablePopulation(stack, 'IdentitiesPopulation', { idMappingTable }).addSchedule('Daily', options);
  const intermediateTable = IntermediateTable.fromIntermediateTableAttributes(stack, 'DailySales', {
    intermediateTableId: AN_ID,
    membership,
  });
  new IntermediateTablePopulation(stack, 'SalesPopulation', { intermediateTable }).addSchedule('Daily', options);
  new DisallowedIntermediateTable(stack, 'Disallowed', { membership, intermediateTableName: 'weekly_sales' });
}

function results(stack: Stack, collaboration: Collaboration, bucket: IBucket): void {
  new Membership(stack, 'Membership', {
    collaboration,
    resultOutput: ResultOutput.s3(bucket, { keyPrefix: 'queries' }),
    jobResultOutput: JobResultOutput.s3(bucket, { keyPrefix: 'jobs' }),
  });
}

function models(stack: Stack, membership: Membership, lake: IBucket): void {
  new ConfiguredModelAlgorithm(stack, 'Recommender', {
    trainingContainer: {
      image: ModelImage.repository(Repository.fromRepositoryName(stack, 'Models', 'models'), { tag: '1.0.0' }),
    },
  });
  const columns = [TrainingColumn.userId('user'), TrainingColumn.itemId('item'), TrainingColumn.timestamp('seen_at')];
  const trainingDataset = new TrainingDataset(stack, 'Views', { source: inGlue(stack, 'Watched', lake), columns });
  new TrainingDataset(stack, 'Clicks', { source: inBucket(stack, 'Clicked'), columns });
  const audienceModel = new AudienceModel(stack, 'Lookalikes', { trainingDataset });
  new AudienceModelTraining(stack, 'Training', { audienceModel });
  audiences(stack, membership, audienceModel);
}

/** Audiences below a key prefix of an encrypted bucket, of an associated model, and in a whole bucket. */
function audiences(stack: Stack, membership: Membership, audienceModel: AudienceModel): void {
  const bucket = encrypted(stack, 'Audiences', 'publisher-audiences');
  const model = new ConfiguredAudienceModel(stack, 'Viewers', { audienceModel, bucket, keyPrefix: 'viewers' });
  membership.associateAudienceModel('ViewersAssociation', { model });
  new ConfiguredAudienceModel(stack, 'Clickers', { audienceModel, bucket });
}

/** A member who is invited to a collaboration of another app, receives results, and approves changes of the creator. */
function invited(stack: Stack): void {
  const collaboration = Collaboration.fromInvitation(stack, 'Partner', {
    collaborationName: 'Ads',
    creatorAccountId: PUBLISHER,
  });
  const bucket = Bucket.fromBucketName(stack, 'Results', 'agency-results');
  new Membership(stack, 'Membership', {
    collaboration,
    resultOutput: ResultOutput.s3(bucket),
    jobResultOutput: JobResultOutput.s3(bucket),
  });
  new ChangeRequestApproval(stack, 'Request', {
    collaboration,
    change: ApprovedChange.forChangeRequest('a1b2c3d4-5678-90ab-cdef-000000000002'),
  });
  new ChangeRequestApproval(stack, 'NewMember', { collaboration, change: ApprovedChange.forMember(ADVERTISER) });
}
