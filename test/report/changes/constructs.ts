import { App, Duration, RemovalPolicy, Size, Stack } from 'aws-cdk-lib';
import { Repository } from 'aws-cdk-lib/aws-ecr';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3';
import {
  AccessLimit,
  Aggregate,
  AllowedAnalyses,
  AnalysisArtifact,
  AnalysisRule,
  AnalysisSource,
  AutoApprovedChange,
  BudgetRefresh,
  Collaboration,
  ConfiguredModelAlgorithm,
  ConfiguredTable,
  ErrorMessageType,
  type IAnalysisTemplate,
  JoinRequirement,
  Member,
  MemberAbility,
  Membership,
  MlMemberAbility,
  ModelImage,
  NoiseLevel,
  OutputConstraint,
  OutputProtection,
  Payment,
  PrivacyBudget,
  ResultOutput,
  SyntheticData,
  SyntheticDataColumn,
  TableSource,
  TrainedModelExportFile,
} from '../../../src';
import { ADVERTISER, AGENCY, PUBLISHER, type Settings, SYNTHETIC } from './settings';

const { QUERY, RECEIVE_RESULTS, RUN_JOB } = MemberAbility;

/** The app of constructs with some settings. */
export function constructsWith(settings: Settings): App {
  const app = new App({ context: { '@aws-cdk/core:defaultCrossStackReferences': 'weak' } });
  const stackOf = (id: string, account: string) => new Stack(app, id, { env: { account, region: 'us-east-1' } });
  const publisher = stackOf('Publisher', PUBLISHER);
  const collaboration = roomIn(publisher, settings);
  const membership = new Membership(publisher, 'Membership', { collaboration });
  const reach = templatesOf(membership, settings);
  const role = readerIn(publisher, settings.trust);
  shareImpressions(membership, role, reach, settings);
  shareVisits(membership, role, settings);
  shareProfiles(membership, role, settings);
  shareModel(membership, settings);
  joinAsAdvertiser(stackOf('Advertiser', ADVERTISER), collaboration, reach, settings);
  if (settings.agency) {
    new Membership(stackOf('Agency', AGENCY), 'Membership', { collaboration });
  }
  return app;
}

function roomIn(stack: Stack, settings: Settings): Collaboration {
  return new Collaboration(stack, 'Ads', {
    collaborationName: 'Ads',
    description: settings.description,
    creator: {
      displayName: 'Publisher',
      paymentResponsibilities: settings.publisherPays ? [Payment.QUERY_COMPUTE] : [],
    },
    members: [
      Member.account(ADVERTISER, {
        displayName: 'Advertiser',
        abilities: [QUERY, RECEIVE_RESULTS, RUN_JOB],
        mlAbilities: [
          MlMemberAbility.RECEIVE_MODEL_OUTPUT,
          ...(settings.advertiserInfers ? [MlMemberAbility.RECEIVE_INFERENCE_OUTPUT] : []),
        ],
        paymentResponsibilities: settings.publisherPays ? [] : [Payment.QUERY_COMPUTE],
      }),
      ...(settings.agency ? [Member.account(AGENCY, { displayName: 'Agency', abilities: [RECEIVE_RESULTS] })] : []),
    ],
    queryLogging: settings.queryLog,
    allowedResultRegions: [...settings.resultRegions],
    autoApprovedChanges: settings.autoApprovedChanges.map((change) => AutoApprovedChange[change]),
    cryptographicComputing: { allowCleartext: settings.cleartext },
  });
}

function glue(stack: Stack, tableName: string): TableSource {
  const bucket = Bucket.fromBucketName(stack, `LakeOf${tableName}`, 'lake');
  return TableSource.glueByName({ databaseName: 'ads', tableName, bucket, keyPrefix: tableName });
}

/** The role with which the service reads tables. */
function readerIn(stack: Stack, trust: Settings['trust']): Role {
  const conditions = { ArnLike: { 'aws:SourceArn': `arn:aws:cleanrooms:*:${ADVERTISER}:membership/*` } };
  const assumedBy = new ServicePrincipal('cleanrooms.amazonaws.com', trust === 'anyone' ? {} : { conditions });
  return new Role(stack, 'Reader', { assumedBy });
}

function templatesOf(membership: Membership, settings: Settings): IAnalysisTemplate {
  const code = Bucket.fromBucketName(membership.stack, 'Code', 'code');
  membership.addAnalysisTemplate('Job', {
    analysisTemplateName: 'job',
    source: AnalysisSource.pyspark({
      entryPoint: AnalysisArtifact.fromBucket(code, 'job.py'),
      referencedTables: ['profiles'],
      errorMessageType: settings.errorDetails ? ErrorMessageType.DETAILED : undefined,
    }),
  });
  membership.addAnalysisTemplate('Synthetic', {
    analysisTemplateName: 'synthetic',
    source: AnalysisSource.sql(SYNTHETIC, {
      syntheticData: SyntheticData.forMachineLearning({
        columns: [
          SyntheticDataColumn.categorical('uid'),
          SyntheticDataColumn.numerical('age'),
          SyntheticDataColumn.categorical('city'),
          SyntheticDataColumn.numerical('income'),
          SyntheticDataColumn.categorical('segment', { predicted: true }),
        ],
        epsilon: 1,
        maxMembershipInferenceAttackScore: settings.attackScore,
      }),
    }),
  });
  return membership.addAnalysisTemplate('Reach', {
    analysisTemplateName: settings.reachName,
    source: AnalysisSource.sql(settings.reachSql),
  });
}

function shareImpressions(membership: Membership, role: Role, reach: IAnalysisTemplate, settings: Settings): void {
  const { stack } = membership;
  const table = new ConfiguredTable(stack, 'Impressions', {
    source: glue(stack, 'impressions'),
    allowedColumns: [...settings.impressionColumns],
    analysisRule: AnalysisRule.custom({
      allowedAnalyses: AllowedAnalyses.templates(reach),
      outputProtection: OutputProtection.differentialPrivacy('uid'),
    }),
  });
  membership.associate('ImpressionsAssociation', {
    table,
    associationName: 'impressions',
    role,
    resultReceivers: [ADVERTISER],
  });
  membership.addPrivacyBudget(
    'Budget',
    PrivacyBudget.differentialPrivacy({
      epsilon: settings.epsilon,
      usersNoisePerQuery: settings.usersNoisePerQuery,
      refresh: BudgetRefresh[settings.budgetRefresh],
    }),
  );
}

function shareVisits(membership: Membership, role: Role, settings: Settings): void {
  const { stack } = membership;
  const table = new ConfiguredTable(stack, 'Visits', {
    source: glue(stack, 'visits'),
    allowedColumns: ['city', 'shop', 'uid'],
    analysisRule: AnalysisRule.aggregation({
      aggregates: [Aggregate.countDistinct('uid')],
      joinColumns: ['uid'],
      joinRequirement: settings.joinRequired ? JoinRequirement.QUERY_RUNNER : JoinRequirement.NONE,
      dimensionColumns: [...settings.visitDimensions],
      outputConstraints: [OutputConstraint.countDistinct('uid', settings.visitMinimum)],
    }),
  });
  const association = membership.associate('VisitsAssociation', {
    table,
    associationName: 'visits',
    role,
    resultReceivers: [ADVERTISER],
  });
  membership.addPrivacyBudget(
    'VisitsBudget',
    PrivacyBudget.access(association, AccessLimit.perDay(settings.visitsPerDay)),
  );
}

function shareProfiles(membership: Membership, role: Role, settings: Settings): void {
  const { stack } = membership;
  const table = new ConfiguredTable(stack, 'Profiles', {
    source: glue(stack, 'profiles'),
    allowedColumns: ['age', 'city', 'income', 'segment', 'uid'],
    analysisRule: AnalysisRule.custom({
      allowedAnalyses:
        settings.profileQueries === 'any'
          ? AllowedAnalyses.anyQueryFrom(...settings.profileProviders)
          : AllowedAnalyses.none(),
      disallowedOutputColumns: [...settings.profileDisallowed],
      outputProtection: protectionOf(settings),
    }),
  });
  membership.associate('ProfilesAssociation', {
    table,
    associationName: 'profiles',
    role,
    resultReceivers: [...settings.profileReceivers],
  });
}

function protectionOf({ profileThreshold, profileLiterals }: Settings): OutputProtection {
  const comparisons = { withLiterals: [...profileLiterals], withColumns: ['uid'] };
  return profileThreshold === undefined
    ? OutputProtection.comparisons(comparisons)
    : OutputProtection.aggregationThreshold({ identityColumn: 'uid', minimum: profileThreshold, comparisons });
}

function shareModel(membership: Membership, settings: Settings): void {
  const { stack } = membership;
  const algorithm = new ConfiguredModelAlgorithm(stack, 'Algorithm', {
    trainingContainer: { image: ModelImage.repository(Repository.fromRepositoryName(stack, 'Images', 'model')) },
  });
  membership.associateModelAlgorithm('Model', {
    algorithm,
    associationName: 'model',
    privacyPolicies: {
      trainedModels: {
        containerLogs: [{ allowedAccountIds: [...settings.logReaders] }],
        noiseLevel: NoiseLevel[settings.metricNoise],
      },
      trainedModelExports: {
        filesToExport: settings.exportedFiles.map((file) => TrainedModelExportFile[file]),
        maxSize: Size.gibibytes(1),
      },
    },
  });
}

function joinAsAdvertiser(
  stack: Stack,
  collaboration: Collaboration,
  reach: IAnalysisTemplate,
  settings: Settings,
): void {
  const bucket = new Bucket(stack, 'Results', {
    encryption: settings.ownKey ? BucketEncryption.KMS : BucketEncryption.S3_MANAGED,
    encryptionKey: settings.ownKey ? new Key(stack, 'ResultsKey') : undefined,
    lifecycleRules: settings.expiryDays === undefined ? [] : [{ expiration: Duration.days(settings.expiryDays) }],
    removalPolicy: RemovalPolicy.RETAIN,
  });
  const membership = new Membership(stack, 'Membership', {
    collaboration,
    resultOutput: ResultOutput.s3(bucket, { keyPrefix: 'reach' }),
  });
  const table = new ConfiguredTable(stack, 'Conversions', {
    source: glue(stack, 'conversions'),
    allowedColumns: ['age', 'city', 'income', 'segment', 'uid'],
    analysisRule: AnalysisRule.custom({ allowedAnalyses: AllowedAnalyses.templates(reach) }),
  });
  membership.associate('ConversionsAssociation', {
    table,
    associationName: 'conversions',
    resultReceivers: [ADVERTISER],
    role: readerIn(stack, 'account'),
  });
}
