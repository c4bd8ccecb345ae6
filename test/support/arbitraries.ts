import { Duration, Fn, RemovalPolicy, Size, type Stack, Token } from 'aws-cdk-lib';
import type { ICollaborationRef } from 'aws-cdk-lib/aws-cleanrooms';
import { Repository } from 'aws-cdk-lib/aws-ecr';
import { Role } from 'aws-cdk-lib/aws-iam';
import { CfnKey, type IKey, type IKeyRef, Key } from 'aws-cdk-lib/aws-kms';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { ScheduleExpression, TimeWindow } from 'aws-cdk-lib/aws-scheduler';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import fc from 'fast-check';
import {
  AccessLimit,
  AdditionalAnalyses,
  Aggregate,
  AggregateExpression,
  type AggregationMinimums,
  type AggregationRuleOptions,
  type AggregationThresholdOptions,
  AllowedAnalyses,
  AnalysisArtifact,
  AnalysisMethod,
  AnalysisParameter,
  type AnalysisParameterOptions,
  AnalysisParameterType,
  AnalysisRule,
  AnalysisRuleType,
  AnalysisSource,
  type AnalysisTemplateProps,
  ApprovedChange,
  type ApprovedChangeOptions,
  type AthenaSourceOptions,
  AudienceModel,
  type AudienceModelProps,
  type AudienceModelTrainingProps,
  AudienceSizes,
  AutoApprovedChange,
  type AutoApprovedChangesProps,
  BudgetRefresh,
  type BudgetRemainingProps,
  ChildResourceTagPolicy,
  type CollaborationAttributes,
  type CollaborationMemberProps,
  type CollaborationProps,
  CollaborationTable,
  type ComparisonOptions,
  type ConfiguredAudienceModelAssociationOptions,
  type ConfiguredAudienceModelProps,
  type ConfiguredModelAlgorithmAssociationOptions,
  type ConfiguredModelAlgorithmProps,
  ConfiguredTableAssociation,
  type ConfiguredTableAssociationOptions,
  type ConfiguredTableAttributes,
  type ConfiguredTableProps,
  type ContainerLogPolicy,
  ContainerLogType,
  type CryptographicComputingOptions,
  type CustomRuleOptions,
  type DatabricksSourceOptions,
  type DeclaredPartnerProps,
  type DeclaredTable,
  type DifferentialPrivacyBudgetOptions,
  type DisallowedIntermediateTableProps,
  ErrorMessageType,
  type ExistingAccessBudgetOptions,
  ExistingBudget,
  type ExistingDifferentialPrivacyBudgetOptions,
  type GlueByNameSourceOptions,
  GrantableMemberAbility,
  IdMappingJobType,
  type IdMappingTableOptions,
  type IdMappingTablePopulationProps,
  type IdNamespaceAssociationOptions,
  type IntermediateTableOptions,
  type IntermediateTablePopulationProps,
  InvalidTemplateAction,
  type InvitedCollaborationProps,
  JobResultOutput,
  JoinOperator,
  JoinRequirement,
  type ListRuleOptions,
  Member,
  MemberAbility,
  type MemberOptions,
  type MembershipOptions,
  type MetricDefinition,
  type MlConfigurationOptions,
  MlMemberAbility,
  type MlSyntheticDataOptions,
  ModelImage,
  type ModelPrivacyPolicies,
  NoiseLevel,
  NotReadyAction,
  OutputConstraint,
  OutputProtection,
  type PartnerMembershipProps,
  PartnerNotJoinedAction,
  Payment,
  PopulationAnalysis,
  type PopulationScheduleOptions,
  type PopulationWorkers,
  PopulationWorkerType,
  PrivacyBudget,
  type PrivacyImpactProps,
  type PysparkSourceOptions,
  PysparkVersion,
  RedactedEntity,
  type RepositoryImageOptions,
  ResultFormat,
  ResultOutput,
  type S3JobResultOptions,
  type S3ResultOptions,
  ScalarFunction,
  SchemaAnalysisType,
  type SchemaReadinessProps,
  SharedAudienceMetrics,
  type SnowflakeSourceOptions,
  SyntheticData,
  SyntheticDataColumn,
  type SyntheticDataColumnOptions,
  type TableAccessRoleProps,
  TableSource,
  TrainedModelExportFile,
  type TrainedModelExportsPolicy,
  type TrainedModelInferenceJobsPolicy,
  type TrainedModelsPolicy,
  TrainingColumn,
  type TrainingContainer,
  type TrainingDatasetProps,
} from '../../src';
import { ADVERTISER, AN_ID, PUBLISHER, REGION } from './two-companies';

/*
 * Random properties of every construct, as the type checker lets them through: good values, odd ones, and ones that only
 * the deployment knows.
 */

/**
 * Random properties, all of them: a property that is added, renamed or removed does not compile until it is so here. What
 * a test sets by itself is taken out of the type by name.
 */
function propsOf<T>(arbitraries: { readonly [K in keyof T]-?: fc.Arbitrary<T[K]> }): fc.Arbitrary<T> {
  return fc.record(arbitraries) as fc.Arbitrary<T>;
}

/** What can only be made in a stack. */
type InStack<T> = (stack: Stack) => T;

const text = fc.oneof(
  fc.constantFrom('', ' ', 'sales', 'user_id', 'city', 'Größe', 'a/b', 'x'.repeat(300), '__proto__', 'toString', '"\n'),
  fc.string(),
  fc.constant(Fn.importValue('Text')),
);
const count = fc.oneof(
  fc.constantFrom(-1, 0, 1, 2, 3.5, 30, 1e9),
  fc.integer(),
  fc.constant(Token.asNumber(Fn.importValue('Count'))),
);
const account = fc.oneof(
  fc.constantFrom(PUBLISHER, ADVERTISER, '333333333333', '000000000001'),
  fc.constant(Fn.importValue('Account')),
);
const texts = fc.oneof(fc.array(text, { maxLength: 4 }), fc.constant(Token.asList(Fn.importValue('List'))));
const accounts = fc.oneof(fc.array(account, { maxLength: 3 }), fc.constant(Token.asList(Fn.importValue('Accounts'))));

/** The functions that take an account, an ID or an ARN refuse at once what has another format: `test/fuzz` shows it. */
const uuid = fc.oneof(fc.constant(AN_ID), fc.uuid(), fc.constant(Fn.importValue('Id')));
const templateArn = fc.oneof(
  uuid.map((id) => `arn:aws:cleanrooms:${REGION}:${PUBLISHER}:membership/${AN_ID}/analysistemplate/${id}`),
  fc.constant(Fn.importValue('Arn')),
);

export { account, uuid };
export const flag = fc.boolean();
export const environment = fc.constantFrom(undefined, { region: REGION }, { account: PUBLISHER, region: REGION });

function one<T>(values: Record<string, T>): fc.Arbitrary<T> {
  return fc.constantFrom(...Object.values(values));
}

function some<T>(values: Record<string, T>): fc.Arbitrary<T[]> {
  return fc.array(one(values), { maxLength: 4 });
}

function optional<T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.option(value, { nil: undefined });
}

/** Without `SNAPSHOT`, which aws-cdk-lib refuses by itself for resources that have none. */
const removalPolicy = optional(
  fc.constantFrom(RemovalPolicy.DESTROY, RemovalPolicy.RETAIN, RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE),
);

const KEY_ARN = `arn:aws:kms:${REGION}:${PUBLISHER}:key/0a8d3b5e-6c1f-4e27-9b8a-2f4d6e8c0a13`;
const bucketIn: InStack<Bucket> = (stack) =>
  (stack.node.tryFindChild('Bucket') as Bucket | undefined) ?? new Bucket(stack, 'Bucket');
const keyIn = (stack: Stack, id = 'Key') =>
  (stack.node.tryFindChild(id) as IKey | undefined) ?? Key.fromKeyArn(stack, id, KEY_ARN);

const memberOptions = propsOf<MemberOptions>({
  displayName: text,
  abilities: optional(some(MemberAbility)),
  mlAbilities: optional(some(MlMemberAbility)),
  paymentResponsibilities: optional(some(Payment)),
  declinedPayments: optional(some(Payment)),
});
const members = fc.array(
  fc.tuple(account, memberOptions).map(([id, options]) => Member.account(id, options)),
  { maxLength: 4 },
);
const cryptographicComputing = propsOf<CryptographicComputingOptions>({
  allowCleartext: optional(flag),
  allowDuplicates: optional(flag),
  allowJoinsOnColumnsWithDifferentNames: optional(flag),
  preserveNulls: optional(flag),
});
const details = {
  creator: optional(memberOptions),
  members: optional(members),
  queryLogging: optional(flag),
  jobLogging: optional(flag),
  metrics: optional(flag),
  allowedResultRegions: optional(texts),
  cryptographicComputing: optional(cryptographicComputing),
};

export const collaborationProps = propsOf<CollaborationProps>({
  collaborationName: optional(text),
  description: text,
  creator: memberOptions,
  members: optional(members),
  queryLogging: optional(flag),
  jobLogging: optional(flag),
  cryptographicComputing: optional(cryptographicComputing),
  allowedResultRegions: optional(texts),
  metrics: optional(flag),
  autoApprovedChanges: optional(some(AutoApprovedChange)),
  removalPolicy,
});

export const collaborationAttributes = propsOf<CollaborationAttributes>({
  ...details,
  collaborationId: uuid,
  creatorAccountId: optional(account),
});

export const invitedCollaborationProps = propsOf<InvitedCollaborationProps>({
  ...details,
  collaborationName: text,
  creatorAccountId: account,
  revision: optional(text),
});

/** The cost of synthetic data cannot be assigned later. */
const { SYNTHETIC_DATA_GENERATION: _, ...ASSIGNABLE } = Payment;

export const collaborationMemberProps = propsOf<Omit<CollaborationMemberProps, 'collaboration'>>({
  accountId: account,
  displayName: text,
  abilities: optional(some(GrantableMemberAbility)),
  mlAbilities: optional(some(MlMemberAbility)),
  paymentResponsibilities: optional(some(ASSIGNABLE)),
  revision: optional(text),
  removalPolicy,
});

export const partnerMembershipProps = propsOf<Omit<PartnerMembershipProps, 'collaboration'>>({
  accountId: account,
  ifNotJoined: optional(one(PartnerNotJoinedAction)),
  revision: optional(text),
});

export const autoApprovedChangesProps = propsOf<Omit<AutoApprovedChangesProps, 'collaboration'>>({
  changes: some(AutoApprovedChange),
  revision: optional(text),
});

const approvedChangeOptions = propsOf<ApprovedChangeOptions>({
  abilities: optional(some(GrantableMemberAbility)),
  mlAbilities: optional(some(MlMemberAbility)),
  paymentResponsibilities: optional(some(Payment)),
});

export const approvedChange = fc.oneof(
  fc.tuple(account, approvedChangeOptions).map(([id, options]) => ApprovedChange.forMember(id, options)),
  uuid.map((id) => ApprovedChange.forChangeRequest(id)),
);

export const membershipOptions = propsOf<Omit<MembershipOptions, 'resultOutput' | 'jobResultOutput'>>({
  queryLogging: optional(flag),
  jobLogging: optional(flag),
  acceptedPayments: optional(some(Payment)),
  declinedPayments: optional(some(Payment)),
  metrics: optional(flag),
  removalPolicy,
});

export const resultOutput: fc.Arbitrary<InStack<ResultOutput>> = fc
  .tuple(
    propsOf<Omit<S3ResultOptions, 'encryptionKey' | 'role'>>({
      format: optional(one(ResultFormat)),
      keyPrefix: optional(text),
      singleFile: optional(flag),
    }),
    flag,
    optional(account),
  )
  .map(([options, withKey, roleOf]) => (stack) => {
    return ResultOutput.s3(bucketIn(stack), {
      ...options,
      encryptionKey: withKey ? keyIn(stack) : undefined,
      role: roleOf === undefined ? undefined : Role.fromRoleArn(stack, 'Writer', `arn:aws:iam::${roleOf}:role/Writer`),
    });
  });

export const jobResultOutput: fc.Arbitrary<InStack<JobResultOutput>> = fc
  .tuple(
    propsOf<Omit<S3JobResultOptions, 'encryptionKey' | 'role'>>({
      format: optional(one(ResultFormat)),
      keyPrefix: optional(text),
    }),
    flag,
    optional(account),
  )
  .map(([options, withKey, roleOf]) => (stack) => {
    return JobResultOutput.s3(bucketIn(stack), {
      ...options,
      encryptionKey: withKey ? keyIn(stack) : undefined,
      role: roleOf === undefined ? undefined : Role.fromRoleArn(stack, 'Jobs', `arn:aws:iam::${roleOf}:role/Jobs`),
    });
  });

const aggregates = fc.tuple(
  fc.constantFrom(Aggregate.count, Aggregate.countDistinct, Aggregate.sum, Aggregate.sumDistinct, Aggregate.avg),
  fc.array(text, { maxLength: 2 }),
);
const aggregationRule = propsOf<AggregationRuleOptions>({
  aggregates: fc.array(
    aggregates.map(([aggregate, columns]) => aggregate(...columns)),
    { maxLength: 2 },
  ),
  joinColumns: optional(texts),
  joinRequirement: optional(one(JoinRequirement)),
  joinOperators: optional(some(JoinOperator)),
  dimensionColumns: optional(texts),
  scalarFunctions: optional(some(ScalarFunction)),
  outputConstraints: fc.array(
    fc.tuple(text, count).map(([column, minimum]) => OutputConstraint.countDistinct(column, minimum)),
    { maxLength: 2 },
  ),
  additionalAnalyses: optional(one(AdditionalAnalyses)),
}).map((options) => AnalysisRule.aggregation(options));

const listRule = propsOf<ListRuleOptions>({
  joinColumns: texts,
  listColumns: texts,
  joinOperators: optional(some(JoinOperator)),
  additionalAnalyses: optional(one(AdditionalAnalyses)),
}).map((options) => AnalysisRule.list(options));

const comparisons = propsOf<ComparisonOptions>({ withLiterals: optional(texts), withColumns: optional(texts) });
const outputProtection = fc.oneof(
  text.map((column) => OutputProtection.differentialPrivacy(column)),
  comparisons.map((options) => OutputProtection.comparisons(options)),
  propsOf<AggregationThresholdOptions>({
    identityColumn: text,
    minimum: count,
    outputColumnMinimums: optional(fc.dictionary(text, count, { maxKeys: 2 })),
    aggregateExpression: optional(one(AggregateExpression)),
    comparisons: optional(comparisons),
  }).map((options) => OutputProtection.aggregationThreshold(options)),
);
const allowedAnalyses = fc.oneof(
  fc.array(account, { maxLength: 2 }).map((ids) => AllowedAnalyses.anyQueryFrom(...ids)),
  fc.array(account, { maxLength: 2 }).map((ids) => AllowedAnalyses.anyJobFrom(...ids)),
  fc.array(account, { maxLength: 2 }).map((ids) => AllowedAnalyses.anyQueryOrJobFrom(...ids)),
  fc.array(templateArn, { maxLength: 2 }).map((arns) => AllowedAnalyses.templateArns(...arns)),
  fc.constant(AllowedAnalyses.none()),
);
const customRule = propsOf<CustomRuleOptions>({
  allowedAnalyses,
  outputProtection: optional(outputProtection),
  disallowedOutputColumns: optional(texts),
  additionalAnalyses: optional(one(AdditionalAnalyses)),
}).map((options) => AnalysisRule.custom(options));

const glueSource = fc
  .tuple(
    propsOf<Omit<GlueByNameSourceOptions, 'bucket' | 'encryptionKey' | 'catalogEncryptionKey'>>({
      databaseName: text,
      tableName: text,
      keyPrefix: optional(text),
      region: optional(text),
    }),
    fc.record({ withBucket: flag, withKey: flag, withCatalogKey: flag }),
  )
  .map(
    ([options, { withBucket, withKey, withCatalogKey }]): InStack<TableSource> =>
      (stack) =>
        TableSource.glueByName({
          ...options,
          bucket: withBucket ? bucketIn(stack) : undefined,
          encryptionKey: withKey ? keyIn(stack) : undefined,
          catalogEncryptionKey: withCatalogKey ? keyIn(stack, 'CatalogKey') : undefined,
        }),
  );
const athenaSource = propsOf<Omit<AthenaSourceOptions, 'outputBucket'>>({
  workGroup: text,
  databaseName: text,
  tableName: text,
  keyPrefix: optional(text),
  catalogName: optional(text),
  region: optional(text),
}).map((options): InStack<TableSource> => {
  return (stack) => TableSource.athena({ ...options, outputBucket: bucketIn(stack) });
});
const snowflakeSource = fc
  .tuple(
    propsOf<Omit<SnowflakeSourceOptions, 'secret' | 'encryptionKey'>>({
      accountIdentifier: text,
      databaseName: text,
      schemaName: text,
      tableName: text,
      columnTypes: fc.dictionary(text, text, { maxKeys: 3 }),
    }),
    flag,
  )
  .map(([options, withKey]): InStack<TableSource> => {
    return (stack) =>
      TableSource.snowflake({
        ...options,
        secret: new Secret(stack, 'Secret'),
        encryptionKey: withKey ? keyIn(stack) : undefined,
      });
  });
const databricksSource = propsOf<DatabricksSourceOptions>({
  workspaceUrl: text,
  schemaName: text,
  tableName: text,
  deltaShareEndpoint: text,
  shareName: text,
}).map((options): InStack<TableSource> => {
  return () => TableSource.databricks(options);
});
export const tableSource: fc.Arbitrary<InStack<TableSource>> = fc.oneof(
  glueSource,
  athenaSource,
  snowflakeSource,
  databricksSource,
);

const analysisRule = fc.oneof(aggregationRule, listRule, customRule);

export const tableProps = propsOf<Omit<ConfiguredTableProps, 'source'>>({
  configuredTableName: optional(text),
  description: optional(text),
  allowedColumns: texts,
  analysisMethod: optional(one(AnalysisMethod)),
  analysisRule: optional(analysisRule),
  removalPolicy,
});

export const declaredPartnerProps = propsOf<Omit<DeclaredPartnerProps, 'collaboration'>>({
  accountId: account,
  tables: optional(
    fc.array(
      propsOf<DeclaredTable>({
        tableName: text,
        allowedColumns: optional(texts),
        columnTypes: optional(fc.dictionary(text, text, { maxKeys: 2 })),
        analysisMethod: optional(one(AnalysisMethod)),
        analysisRule: optional(analysisRule),
        analysisRuleType: optional(one(AnalysisRuleType)),
        resultReceivers: optional(accounts),
        allowedAdditionalAnalyses: optional(texts),
      }),
      { maxLength: 3 },
    ),
  ),
});

export const tableAttributes = propsOf<Omit<ConfiguredTableAttributes, 'source'>>({
  configuredTableId: uuid,
  analysisRuleType: optional(one(AnalysisRuleType)),
});

const trainingColumn = fc
  .tuple(
    fc.constantFrom(
      TrainingColumn.userId,
      TrainingColumn.itemId,
      TrainingColumn.timestamp,
      TrainingColumn.categoricalFeature,
      TrainingColumn.numericalFeature,
    ),
    text,
  )
  .map(([make, name]) => make(name));

const modelImage: fc.Arbitrary<InStack<ModelImage>> = propsOf<RepositoryImageOptions>({
  tag: optional(fc.oneof(fc.constantFrom('1.0.0', 'latest'), fc.constant(Fn.importValue('Tag')))),
}).map((options) => (stack) => {
  const found = stack.node.tryFindChild('Models') as Repository | undefined;
  return ModelImage.repository(found ?? new Repository(stack, 'Models'), options);
});

const metricDefinition = propsOf<MetricDefinition>({ name: text, regex: text });

export const modelAlgorithmProps: fc.Arbitrary<InStack<ConfiguredModelAlgorithmProps>> = fc
  .tuple(
    propsOf<Omit<ConfiguredModelAlgorithmProps, 'trainingContainer' | 'inferenceContainer' | 'encryptionKey' | 'role'>>(
      {
        configuredModelAlgorithmName: optional(text),
        description: optional(text),
        removalPolicy,
      },
    ),
    optional(modelImage),
    propsOf<Omit<TrainingContainer, 'image'>>({
      entrypoint: optional(texts),
      arguments: optional(texts),
      metricDefinitions: optional(fc.array(metricDefinition, { maxLength: 3 })),
    }),
    optional(modelImage),
    flag,
  )
  .map(([props, training, container, inference, withKey]) => (stack) => ({
    ...props,
    trainingContainer: training && { ...container, image: training(stack) },
    inferenceContainer: inference && { image: inference(stack) },
    encryptionKey: withKey ? keyIn(stack, 'ModelKey') : undefined,
  }));

const audienceSizes = fc.oneof(
  fc
    .uniqueArray(fc.integer({ min: 1, max: 20_000_000 }), { minLength: 1, maxLength: 3 })
    .map((sizes) => AudienceSizes.absolute(...sizes)),
  fc
    .uniqueArray(fc.integer({ min: 1, max: 100 }), { minLength: 1, maxLength: 3 })
    .map((sizes) => AudienceSizes.percentage(...sizes)),
);

export const configuredAudienceModelProps = fc
  .tuple(
    propsOf<Omit<ConfiguredAudienceModelProps, 'audienceModel' | 'bucket' | 'encryptionKey' | 'role' | 'sharedWith'>>({
      configuredAudienceModelName: optional(text),
      description: optional(text),
      keyPrefix: optional(text),
      sharedAudienceMetrics: optional(one(SharedAudienceMetrics)),
      minMatchingSeedSize: optional(
        fc.oneof(fc.integer({ min: 25, max: 500_000 }), fc.constant(Token.asNumber(Fn.importValue('SeedSize')))),
      ),
      audienceSizes: optional(audienceSizes),
      childResourceTagOnCreatePolicy: optional(one(ChildResourceTagPolicy)),
      removalPolicy,
    }),
    fc.array(account, { maxLength: 2 }),
    flag,
  )
  .map(
    ([props, accountIds, withKey]) =>
      (stack: Stack, collaboration: ICollaborationRef): ConfiguredAudienceModelProps => ({
        ...props,
        audienceModel: AudienceModel.fromAudienceModelArn(
          stack,
          'Trained',
          'arn:aws:cleanrooms-ml:us-east-1:111111111111:audience-model/a1b2c3d4',
        ),
        bucket: bucketIn(stack),
        encryptionKey: withKey ? keyIn(stack) : undefined,
        sharedWith: accountIds.map((accountId) => ({ accountId, collaboration })),
      }),
  );

const size = fc
  .oneof(fc.constantFrom(0, 0.01, 1, 512, 1e6), fc.constant(Token.asNumber(Fn.importValue('Size'))))
  .chain((amount) => fc.constantFrom(Size.gibibytes(amount), Size.gibibytes(1), Size.mebibytes(1)));

const entity = fc.oneof(
  fc.constantFrom(RedactedEntity.personallyIdentifiableInformation(), RedactedEntity.numbers()),
  text.map((pattern) => RedactedEntity.custom(pattern)),
);
const containerLogs = optional(
  fc.array(
    propsOf<ContainerLogPolicy>({
      allowedAccountIds: accounts,
      logType: optional(one(ContainerLogType)),
      filterPattern: optional(text),
      entitiesToRedact: optional(fc.array(entity, { maxLength: 3 })),
    }),
    { maxLength: 3 },
  ),
);

const training = fc
  .tuple(fc.integer({ min: 0, max: 1_700_000_000 }), fc.integer({ min: 1, max: 10_000_000 }))
  .map(([start, length]) => [start, start + length].map((seconds) => new Date(seconds * 1000)) as [Date, Date]);

export const audienceModelTrainingProps = fc
  .tuple(fc.integer({ min: 60, max: 3600 }), fc.integer({ min: 1, max: 1000 }), flag)
  .chain(([seconds, polls, isStated]) =>
    propsOf<Omit<AudienceModelTrainingProps, 'audienceModel'>>({
      pollingInterval: isStated ? fc.constant(Duration.seconds(seconds)) : fc.constant(undefined),
      timeout: fc.constant(isStated ? Duration.seconds(seconds * polls) : undefined),
    }),
  );

export const audienceModelProps = fc
  .tuple(
    propsOf<Pick<AudienceModelProps, 'audienceModelName' | 'description' | 'removalPolicy'>>({
      audienceModelName: optional(text),
      description: optional(text),
      removalPolicy,
    }),
    training,
    flag,
    flag,
  )
  .map(
    ([props, [start, end], hasStart, hasEnd]): Omit<AudienceModelProps, 'trainingDataset'> => ({
      ...props,
      trainingDataStart: hasStart ? start : undefined,
      trainingDataEnd: hasEnd ? end : undefined,
    }),
  );

export const audienceModelAssociationOptions = propsOf<Omit<ConfiguredAudienceModelAssociationOptions, 'model'>>({
  associationName: optional(text),
  description: optional(text),
  manageResourcePolicies: optional(flag),
  removalPolicy,
});

export const modelAssociationOptions = propsOf<Omit<ConfiguredModelAlgorithmAssociationOptions, 'algorithm'>>({
  associationName: optional(text),
  description: optional(text),
  privacyPolicies: optional(
    propsOf<ModelPrivacyPolicies>({
      trainedModels: optional(
        propsOf<TrainedModelsPolicy>({
          containerLogs,
          noiseLevel: optional(one(NoiseLevel)),
          maxArtifactSize: optional(size),
        }),
      ),
      trainedModelExports: optional(
        propsOf<TrainedModelExportsPolicy>({ filesToExport: some(TrainedModelExportFile), maxSize: size }),
      ),
      trainedModelInferenceJobs: optional(
        propsOf<TrainedModelInferenceJobsPolicy>({ containerLogs, maxOutputSize: optional(size) }),
      ),
    }),
  ),
  removalPolicy,
});

export const mlConfigurationOptions = propsOf<Omit<MlConfigurationOptions, 'bucket' | 'encryptionKey' | 'role'>>({
  keyPrefix: optional(text),
  removalPolicy,
});

export const trainingDatasetProps = propsOf<Omit<TrainingDatasetProps, 'source' | 'role'>>({
  trainingDatasetName: optional(text),
  description: optional(text),
  columns: fc.array(trainingColumn, { maxLength: 5 }),
  removalPolicy,
});

export const associationOptions = propsOf<
  Omit<ConfiguredTableAssociationOptions, 'table' | 'partnerMemberships' | 'role'>
>({
  associationName: optional(text),
  description: optional(text),
  resultReceivers: optional(accounts),
  allowedAdditionalAnalyses: optional(texts),
  removalPolicy,
});

export const tableAccessRoleProps = propsOf<Omit<TableAccessRoleProps, 'membership' | 'partnerMemberships'>>({
  description: optional(text),
});

const analysisParameter = fc
  .tuple(text, one(AnalysisParameterType), propsOf<AnalysisParameterOptions>({ defaultValue: optional(text) }))
  .map(([name, type, options]) => AnalysisParameter.ofType(name, type, options));

const artifact: fc.Arbitrary<InStack<AnalysisArtifact>> = fc
  .tuple(text, flag, flag)
  .map(([key, isLocal, withKey]) => (stack) => {
    return isLocal
      ? AnalysisArtifact.fromAsset(__filename)
      : AnalysisArtifact.fromBucket(bucketIn(stack), key, { encryptionKey: withKey ? keyIn(stack) : undefined });
  });
const pysparkSource: fc.Arbitrary<InStack<AnalysisSource>> = fc
  .tuple(
    propsOf<Omit<PysparkSourceOptions, 'entryPoint' | 'additionalArtifacts' | 'runnerMembership' | 'role'>>({
      referencedTables: texts,
      version: optional(one(PysparkVersion)),
      errorMessageType: optional(one(ErrorMessageType)),
    }),
    artifact,
    flag,
    optional(account),
  )
  .map(([options, artifactIn, withArchive, roleOf]) => (stack) => {
    return AnalysisSource.pyspark({
      ...options,
      entryPoint: artifactIn(stack),
      additionalArtifacts: withArchive ? [AnalysisArtifact.fromAsset(__filename)] : undefined,
      role:
        roleOf === undefined
          ? undefined
          : Role.fromRoleArn(stack, 'CodeReader', `arn:aws:iam::${roleOf}:role/CodeReader`),
    });
  });
const syntheticColumn = fc
  .tuple(
    fc.constantFrom(SyntheticDataColumn.categorical, SyntheticDataColumn.numerical),
    text,
    propsOf<SyntheticDataColumnOptions>({ predicted: optional(flag) }),
  )
  .map(([column, name, options]) => column(name, options));
const syntheticData = propsOf<MlSyntheticDataOptions>({
  columns: fc.array(syntheticColumn, { maxLength: 6 }),
  epsilon: count,
  maxMembershipInferenceAttackScore: count,
}).map((options) => SyntheticData.forMachineLearning(options));
export const analysisSource: fc.Arbitrary<InStack<AnalysisSource>> = fc.oneof(
  fc.tuple(text, optional(syntheticData)).map(
    ([sql, data]) =>
      () =>
        AnalysisSource.sql(sql, { syntheticData: data }),
  ),
  pysparkSource,
);

export const templateProps = propsOf<Omit<AnalysisTemplateProps, 'membership' | 'source'>>({
  analysisTemplateName: optional(text),
  description: optional(text),
  parameters: optional(fc.array(analysisParameter, { maxLength: 3 })),
  removalPolicy,
});

export const invalidTemplateAction = optional(one(InvalidTemplateAction));

const minimum = optional(fc.nat(1000));
const minimums = propsOf<AggregationMinimums>({
  avg: minimum,
  count: minimum,
  countDistinct: minimum,
  stddev: minimum,
  sum: minimum,
});

export const privacyImpactProps = propsOf<Omit<PrivacyImpactProps, 'membership'>>({
  epsilon: count,
  usersNoisePerQuery: count,
  minimums: optional(minimums),
});

const ASSOCIATION_ARN =
  'arn:aws:cleanrooms:us-east-1:222222222222:membership/a1b2c3d4-5678-90ab-cdef-000000000002' +
  '/configuredtableassociation/a1b2c3d4-5678-90ab-cdef-000000000003';

export const existingBudget: fc.Arbitrary<InStack<ExistingBudget>> = fc.oneof(
  propsOf<ExistingDifferentialPrivacyBudgetOptions>({ minimums: optional(minimums) }).map(
    (options) => () => ExistingBudget.differentialPrivacy(options),
  ),
  propsOf<ExistingAccessBudgetOptions>({ minimumAccesses: minimum }).map((options) => (stack: Stack) => {
    const from = ConfiguredTableAssociation.fromConfiguredTableAssociationArn;
    return ExistingBudget.access(from(stack, 'Budgeted', ASSOCIATION_ARN), options);
  }),
);

export const budgetRemainingProps = propsOf<Omit<BudgetRemainingProps, 'membership' | 'budget'>>({
  revision: optional(text),
});

export const schemaReadinessProps = propsOf<Omit<SchemaReadinessProps, 'membership'>>({
  table: fc.stringMatching(/^\w[\w-]{0,20}$/).map((name) => CollaborationTable.byName(name)),
  analysisTypes: optional(fc.subarray(Object.values(SchemaAnalysisType), { minLength: 1 })),
  onNotReady: optional(one(NotReadyAction)),
  revision: optional(text),
});

export const privacyBudget = propsOf<DifferentialPrivacyBudgetOptions>({
  epsilon: count,
  usersNoisePerQuery: count,
  refresh: optional(one(BudgetRefresh)),
}).map((options) => PrivacyBudget.differentialPrivacy(options));

export const idNamespaceOptions = propsOf<Omit<IdNamespaceAssociationOptions, 'idNamespace'>>({
  idNamespaceAssociationName: optional(text),
  description: optional(text),
  allowUseAsDimensionColumn: optional(flag),
  manageResourcePolicies: optional(flag),
  removalPolicy,
});

export const idMappingTableOptions = propsOf<
  Omit<IdMappingTableOptions, 'workflow' | 'namespaceAssociations' | 'encryptionKey'>
>({
  idMappingTableName: optional(text),
  description: optional(text),
  manageResourcePolicies: optional(flag),
  removalPolicy,
});

const population = fc.oneof(
  text.map((sql) => PopulationAnalysis.sql(sql)),
  fc.constantFrom('SELECT user_id FROM Identities', 'SELECT 1 FROM Daily').map((sql) => PopulationAnalysis.sql(sql)),
);

export const intermediateTableOptions = propsOf<Omit<IntermediateTableOptions, 'baseTables' | 'encryptionKey'>>({
  population,
  intermediateTableName: optional(text),
  description: optional(text),
  analysisRule: optional(fc.oneof(customRule, customRule, customRule, listRule)),
  resultReceivers: optional(accounts),
  removalPolicy,
});

const populationOptions = {
  revision: optional(text),
  maxWait: optional(fc.integer({ min: 0, max: 120 }).map((seconds) => Duration.seconds(seconds))),
};

export const idMappingTablePopulationProps = propsOf<
  Omit<IdMappingTablePopulationProps, 'idMappingTable' | 'workflow'>
>({ jobType: optional(one(IdMappingJobType)), ...populationOptions });

export const intermediateTablePopulationProps = propsOf<Omit<IntermediateTablePopulationProps, 'intermediateTable'>>({
  parameters: optional(fc.dictionary(fc.constantFrom('country', 'city'), text)),
  workers: optional(
    propsOf<PopulationWorkers>({
      type: optional(one(PopulationWorkerType)),
      count: optional(fc.integer({ min: 2, max: 1024 })),
      sparkProperties: optional(fc.dictionary(fc.constantFrom('spark.sql.shuffle.partitions'), text)),
    }),
  ),
  payerAccountId: optional(account),
  ...populationOptions,
});

export const disallowedIntermediateTableProps = propsOf<Omit<DisallowedIntermediateTableProps, 'membership'>>({
  intermediateTableName: text,
  includeDescendants: optional(flag),
});

export const populationScheduleOptions = propsOf<Omit<PopulationScheduleOptions, 'deadLetterQueue'>>({
  schedule: fc.constantFrom(
    ScheduleExpression.rate(Duration.days(1)),
    ScheduleExpression.cron({ minute: '0', hour: '3' }),
  ),
  description: optional(text),
  enabled: optional(flag),
  timeWindow: optional(fc.constantFrom(TimeWindow.off(), TimeWindow.flexible(Duration.hours(1)))),
});

export const encryptionKey: fc.Arbitrary<InStack<IKeyRef>> = fc.constantFrom<InStack<IKeyRef>>(
  keyIn,
  (stack) => new Key(stack, 'OwnKey'),
  (stack) => new CfnKey(stack, 'PlainKey', {}),
);

const { perDay, perWeek, perMonth, lifetime } = AccessLimit;
export const accessLimits = fc.array(
  fc.tuple(fc.constantFrom(perDay, perWeek, perMonth, lifetime), count).map(([limit, budget]) => limit(budget)),
  { maxLength: 3 },
);
