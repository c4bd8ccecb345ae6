import type { App } from 'aws-cdk-lib';
import { Repository } from 'aws-cdk-lib/aws-ecr';
import { CfnIdMappingWorkflow, CfnIdNamespace } from 'aws-cdk-lib/aws-entityresolution';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3';
import {
  AccessLimit,
  AllowedAnalyses,
  AnalysisArtifact,
  AnalysisMethod,
  AnalysisRule,
  AnalysisSource,
  AnalysisTemplateValidation,
  ApprovedChange,
  AudienceModel,
  AudienceModelTraining,
  AutoApprovedChanges,
  BudgetRemaining,
  ChangeRequestApproval,
  CollaborationMember,
  CollaborationTable,
  ConfiguredAudienceModel,
  ConfiguredModelAlgorithm,
  ConfiguredTable,
  DeclaredPartner,
  DisallowedIntermediateTable,
  ExistingBudget,
  IdMappingTablePopulation,
  IntermediateTablePopulation,
  InvitedCollaboration,
  JobResultOutput,
  Member,
  MemberAbility,
  Membership,
  ModelImage,
  PartnerMembership,
  PopulationAnalysis,
  PrivacyBudget,
  PrivacyImpact,
  ResultOutput,
  SchemaReadiness,
  TableAccessRole,
  TableSource,
  TrainingColumn,
  TrainingDataset,
} from '../../src';
import { ADVERTISER, AN_ID, collaborationOf, PUBLISHER, STRANGER, stackIn } from './two-companies';

const AGENCY = '555555555555';
const { QUERY, RUN_JOB, RECEIVE_RESULTS } = MemberAbility;

/**
 * The parts of a room with at least one of each construct, in the stacks of two companies. A part is defined, after the
 * parts that it refers to, when it is called for the first time.
 */
export function wholeRoom(app: App): readonly (() => unknown)[] {
  const publisher = stackIn(app, 'Publisher', PUBLISHER);
  const advertiser = stackIn(app, 'Advertiser', ADVERTISER);

  const lake = once(() => new Bucket(publisher, 'Lake', { encryption: BucketEncryption.KMS, versioned: true }));
  const results = once(() => new Bucket(publisher, 'Results'));
  const key = once(() => new Key(publisher, 'Key'));
  const ads = once(() =>
    collaborationOf(publisher, {
      creator: { displayName: 'Publisher', abilities: [QUERY, RUN_JOB, RECEIVE_RESULTS] },
      members: [
        Member.account(ADVERTISER, { displayName: 'Advertiser' }),
        Member.account(AGENCY, { displayName: 'Agency' }),
      ],
    }),
  );
  const membership = once(
    () =>
      new Membership(publisher, 'Membership', {
        collaboration: ads(),
        resultOutput: ResultOutput.s3(results()),
        jobResultOutput: JobResultOutput.s3(results()),
      }),
  );
  const members = [STRANGER, '444444444444'].map((accountId, i) =>
    once(
      () =>
        new CollaborationMember(publisher, `Late${i}`, { collaboration: ads(), accountId, displayName: `Late${i}` }),
    ),
  );
  const autoApproval = once(
    () => new AutoApprovedChanges(publisher, 'AutoApproval', { collaboration: ads(), changes: [] }),
  );
  const partner = once(
    () =>
      new DeclaredPartner(publisher, 'Partner', {
        collaboration: ads(),
        accountId: AGENCY,
        tables: [{ tableName: 'customers', columnTypes: { user_id: 'string', city: 'string' } }],
      }),
  );

  const templates = ['Reach', 'Frequency'].map((name, i) =>
    once(() =>
      membership().addAnalysisTemplate(name, { source: AnalysisSource.sql(`SELECT COUNT(*) AS n FROM sales_${i}`) }),
    ),
  );
  const job = once(() =>
    membership().addAnalysisTemplate('Job', {
      source: AnalysisSource.pyspark({
        entryPoint: AnalysisArtifact.fromBucket(lake(), 'job.py'),
        referencedTables: ['sales_0'],
      }),
    }),
  );
  const validations = templates.map((template, i) =>
    once(() => new AnalysisTemplateValidation(publisher, `Validation${i}`, { analysisTemplate: template() })),
  );

  const inGlue = (i: number) =>
    TableSource.glueByName({
      databaseName: 'shop',
      tableName: `sales_${i}`,
      bucket: lake(),
      keyPrefix: `sales-${i}`,
    });
  const inAthena = () =>
    TableSource.athena({ workGroup: 'ads', databaseName: 'shop', tableName: 'sales_2', outputBucket: results() });
  const reader = once(() => new TableAccessRole(publisher, 'Reader', { membership: membership() }));
  const tables = [0, 1, 2, 3].map((i) =>
    once(
      () =>
        new ConfiguredTable(publisher, `Table${i}`, {
          configuredTableName: `sales_${i}`,
          source: i === 2 ? inAthena() : inGlue(i),
          allowedColumns: ['user_id', 'city'],
          analysisMethod: AnalysisMethod.DIRECT_QUERY,
          analysisRule: AnalysisRule.custom({
            allowedAnalyses:
              i < 2
                ? AllowedAnalyses.templates(...templates.map((template) => template()))
                : AllowedAnalyses.anyQueryFrom(PUBLISHER),
          }),
        }),
    ),
  );
  const associations = tables.map((table, i) =>
    once(() => membership().associate(`Sales${i}`, { table: table(), role: i % 2 === 0 ? reader() : undefined })),
  );
  const checks = associations.map((association, i) =>
    once(
      () =>
        new SchemaReadiness(publisher, `Ready${i}`, {
          membership: membership(),
          table: CollaborationTable.association(association()),
        }),
    ),
  );
  const impacts = [3, 5].map((epsilon) =>
    once(
      () =>
        new PrivacyImpact(publisher, `Impact${epsilon}`, { membership: membership(), epsilon, usersNoisePerQuery: 30 }),
    ),
  );
  const remainders = [
    once(() => ExistingBudget.differentialPrivacy()),
    ...associations.map((association) => once(() => ExistingBudget.access(association()))),
  ].map((budget, i) =>
    once(() => new BudgetRemaining(publisher, `Remaining${i}`, { membership: membership(), budget: budget() })),
  );
  const noise = once(() =>
    membership().addPrivacyBudget('Noise', PrivacyBudget.differentialPrivacy({ epsilon: 3, usersNoisePerQuery: 30 })),
  );
  const limits = associations.map((association, i) =>
    once(() => membership().addPrivacyBudget(`Limit${i}`, PrivacyBudget.access(association(), AccessLimit.perDay(20)))),
  );

  const namespaces = ['SOURCE', 'TARGET'].map((type) =>
    once(() => new CfnIdNamespace(publisher, type, { idNamespaceName: type, type })),
  );
  const customers = namespaces.map((idNamespace, i) =>
    once(() => membership().associateIdNamespace(`Customers${i}`, { idNamespace: idNamespace() })),
  );
  const mapped = [0, 1].map((i) =>
    once(() =>
      membership().addIdMappingTable(`Mapped${i}`, {
        workflow: CfnIdMappingWorkflow.fromWorkflowName(publisher, `Workflow${i}`, `identities${i}`),
        namespaceAssociations: customers.map((association) => association()),
        encryptionKey: key(),
      }),
    ),
  );
  const daily = [0, 1].map((i) =>
    once(() =>
      membership().addIntermediateTable(`Daily${i}`, {
        population: PopulationAnalysis.sql(`SELECT user_id, city FROM sales_${i + 2}`),
        baseTables: associations.map((association) => association()),
        encryptionKey: key(),
      }),
    ),
  );
  const populations = [
    ...mapped.map((table, i) =>
      once(() => new IdMappingTablePopulation(publisher, `MappedPopulation${i}`, { idMappingTable: table() })),
    ),
    ...daily.map((table, i) =>
      once(() => new IntermediateTablePopulation(publisher, `DailyPopulation${i}`, { intermediateTable: table() })),
    ),
    once(
      () =>
        new DisallowedIntermediateTable(publisher, 'Disallowed', {
          membership: membership(),
          intermediateTableName: 'weekly',
        }),
    ),
  ];
  const ofDaily = daily.map((table, i) =>
    once(() =>
      membership().addPrivacyBudget(
        `OfDaily${i}`,
        PrivacyBudget.accessToIntermediateTable(table(), AccessLimit.lifetime(20)),
      ),
    ),
  );

  const images = once(() => new Repository(publisher, 'Images'));
  const models = [0, 1].map((i) =>
    once(
      () =>
        new ConfiguredModelAlgorithm(publisher, `Model${i}`, {
          trainingContainer: { image: ModelImage.repository(images()) },
          encryptionKey: key(),
          role: new Role(publisher, `ModelRole${i}`, {
            assumedBy: new ServicePrincipal('cleanrooms-ml.amazonaws.com'),
          }),
        }),
    ),
  );
  const lookalikes = models.map((algorithm, i) =>
    once(() => membership().associateModelAlgorithm(`Lookalike${i}`, { algorithm: algorithm() })),
  );
  const mlConfiguration = once(() => membership().addMlConfiguration('MlConfiguration', { bucket: lake() }));
  const dataset = once(
    () =>
      new TrainingDataset(publisher, 'Views', {
        source: TableSource.glueByName({ databaseName: 'shop', tableName: 'views', bucket: lake() }),
        columns: [
          TrainingColumn.userId('user_id'),
          TrainingColumn.itemId('item_id'),
          TrainingColumn.timestamp('seen_at'),
        ],
      }),
  );

  const trained = once(() => new AudienceModel(publisher, 'Trained', { trainingDataset: dataset() }));
  const training = once(() => new AudienceModelTraining(publisher, 'Training', { audienceModel: trained() }));
  const audiences = once(
    () =>
      new ConfiguredAudienceModel(publisher, 'Viewers', {
        audienceModel: trained(),
        bucket: results(),
        sharedWith: [{ accountId: ADVERTISER, collaboration: ads() }],
      }),
  );

  const audienceAssociation = once(() =>
    membership().associateAudienceModel('ViewersAssociation', { model: audiences(), manageResourcePolicies: false }),
  );

  const invited = once(
    () =>
      new InvitedCollaboration(advertiser, 'Invited', {
        collaborationName: 'Reach',
        creatorAccountId: STRANGER,
      }),
  );
  const approvals = [STRANGER, PUBLISHER].map((account, i) =>
    once(
      () =>
        new ChangeRequestApproval(advertiser, `Approval${i}`, {
          collaboration: invited(),
          change: ApprovedChange.forMember(account),
        }),
    ),
  );
  const found = once(() => new PartnerMembership(publisher, 'Found', { collaboration: ads(), accountId: ADVERTISER }));
  const joined = once(() => new Membership(advertiser, 'Joined', { collaboration: ads() }));
  const imported = once(() => Membership.fromMembershipId(advertiser, 'Imported', AN_ID));
  const ofImported = once(() =>
    imported().addPrivacyBudget('Noise', PrivacyBudget.differentialPrivacy({ epsilon: 3, usersNoisePerQuery: 30 })),
  );

  const one = [
    lake,
    results,
    key,
    ads,
    membership,
    autoApproval,
    partner,
    job,
    reader,
    noise,
    dataset,
    trained,
    training,
    audiences,
    audienceAssociation,
    invited,
    joined,
    found,
  ];
  const several = [
    members,
    templates,
    validations,
    tables,
    associations,
    checks,
    impacts,
    remainders,
    limits,
    namespaces,
    customers,
    mapped,
  ];
  return [
    ...one,
    imported,
    ofImported,
    ...several.flat(),
    ...daily,
    ...ofDaily,
    ...populations,
    ...models,
    ...lookalikes,
    mlConfiguration,
    ...approvals,
  ];
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
