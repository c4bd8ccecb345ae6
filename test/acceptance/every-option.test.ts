import { App, CfnParameter, RemovalPolicy, type Stack } from 'aws-cdk-lib';
import { CfnIdMappingWorkflow, CfnIdNamespace } from 'aws-cdk-lib/aws-entityresolution';
import { TableBase } from 'aws-cdk-lib/aws-glue';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { expect, test } from 'vitest';
import {
  AccessLimit,
  AdditionalAnalyses,
  Aggregate,
  AggregateExpression,
  AllowedAnalyses,
  AnalysisMethod,
  AnalysisParameter,
  AnalysisParameterType,
  AnalysisRule,
  AnalysisSource,
  AnalysisTemplate,
  AutoApprovedChange,
  BudgetRefresh,
  type Collaboration,
  ConfiguredTable,
  JoinOperator,
  Member,
  MemberAbility,
  MlMemberAbility,
  OutputConstraint,
  OutputProtection,
  Payment,
  PopulationAnalysis,
  PrivacyBudget,
  ResultFormat,
  ResultOutput,
  ScalarFunction,
  TableSource,
} from '../../src';
import { creatorMembership } from '../support/creator-membership';
import { STRICT, STRICT_CHECK_TIMEOUT, strictReportOn } from '../support/strict-check';
import { ADVERTISER, AN_ID, collaborationOf, PUBLISHER, stackIn } from '../support/two-companies';

const KEY_ARN = `arn:aws:kms:us-east-1:${PUBLISHER}:key/${AN_ID}`;

function collaborationWithEverything(stack: Stack): Collaboration {
  const mlAbilities = Object.values(MlMemberAbility);
  return collaborationOf(stack, {
    creator: {
      displayName: 'Publisher',
      abilities: Object.values(MemberAbility),
      mlAbilities,
      paymentResponsibilities: Object.values(Payment),
    },
    members: [
      Member.account(ADVERTISER, {
        displayName: 'Advertiser',
        mlAbilities,
        paymentResponsibilities: [Payment.SYNTHETIC_DATA_GENERATION],
      }),
    ],
    cryptographicComputing: { preserveNulls: true },
    allowedResultRegions: ['us-east-1', 'eu-west-1'],
    autoApprovedChanges: Object.values(AutoApprovedChange),
    metrics: true,
  });
}

function sourcesIn(stack: Stack, lake: Bucket): TableSource[] {
  const names = { databaseName: 'ads', tableName: 'impressions' };
  const tableArn = (arn: string, id: string) => TableBase.fromTableArn(stack, id, arn);
  const parameter = new CfnParameter(stack, 'TableArn').valueAsString;
  return [
    TableSource.glueByName({ ...names, bucket: lake, region: 'eu-west-1' }),
    TableSource.glue(tableArn(parameter, 'Parameter'), { bucket: lake }),
    TableSource.glue(tableArn(`arn:aws:glue:eu-west-1:${PUBLISHER}:table/ads/impressions`, 'Literal'), {
      bucket: lake,
    }),
  ];
}

function customSourcesIn(stack: Stack, output: Bucket): TableSource[] {
  const names = { databaseName: 'ads', tableName: 'impressions', workGroup: 'clean-rooms', outputBucket: output };
  return [
    TableSource.athena({ ...names, keyPrefix: 'athena/', catalogName: 'federated', region: 'eu-west-1' }),
    TableSource.athena(names),
    TableSource.snowflake({
      secret: Secret.fromSecretNameV2(stack, 'Secret', 'snowflake'),
      encryptionKey: Key.fromKeyArn(stack, 'Key', KEY_ARN),
      accountIdentifier: 'acme-ads',
      databaseName: 'ADS',
      schemaName: 'PUBLIC',
      tableName: 'IMPRESSIONS',
      columnTypes: { user_id: 'VARCHAR', city: 'VARCHAR', cost: 'NUMBER' },
    }),
  ];
}

const RULES = [
  AnalysisRule.aggregation({
    aggregates: [Aggregate.sum, Aggregate.sumDistinct, Aggregate.avg, Aggregate.count, Aggregate.countDistinct].map(
      (aggregate) => aggregate('cost'),
    ),
    joinColumns: ['user_id'],
    joinOperators: [JoinOperator.OR],
    dimensionColumns: ['city'],
    scalarFunctions: Object.values(ScalarFunction),
    outputConstraints: [OutputConstraint.countDistinct('user_id', 2)],
    additionalAnalyses: AdditionalAnalyses.NOT_ALLOWED,
  }),
  AnalysisRule.aggregation({
    aggregates: [Aggregate.sum('cost')],
    outputConstraints: [OutputConstraint.countDistinct('user_id', 2)],
  }),
  AnalysisRule.list({
    joinColumns: ['user_id'],
    listColumns: ['city'],
    joinOperators: [JoinOperator.AND],
    additionalAnalyses: AdditionalAnalyses.REQUIRED,
  }),
];

const CUSTOM_RULES = [
  AnalysisRule.custom({ allowedAnalyses: AllowedAnalyses.none() }),
  AnalysisRule.custom({
    allowedAnalyses: AllowedAnalyses.anyQueryFrom(PUBLISHER),
    disallowedOutputColumns: ['city'],
    outputProtection: OutputProtection.aggregationThreshold({
      identityColumn: 'user_id',
      minimum: 2,
      outputColumnMinimums: { total: 0 },
      aggregateExpression: AggregateExpression.ANY_EXPRESSION,
      comparisons: { withLiterals: ['city'] },
    }),
  }),
  AnalysisRule.custom({
    allowedAnalyses: AllowedAnalyses.anyQueryOrJobFrom(PUBLISHER),
    outputProtection: OutputProtection.comparisons({}),
  }),
];

test(
  'a clean room with every option passes the strict check of the CDK',
  () => {
    const app = new App({ context: STRICT });
    const stack = stackIn(app, 'Publisher', PUBLISHER);
    const [lake, output, results] = ['Lake', 'Output', 'Results'].map(
      (id) => new Bucket(stack, id, { encryption: BucketEncryption.KMS }),
    );
    const membership = creatorMembership(collaborationWithEverything(stack), 'Membership', {
      resultOutput: ResultOutput.s3(results, { keyPrefix: 'a/b', format: ResultFormat.CSV, singleFile: true }),
      metrics: true,
    });

    const rules = [...RULES, ...CUSTOM_RULES];
    const associations = [...sourcesIn(stack, lake), ...customSourcesIn(stack, output)].map((source, i) => {
      const columns = ['user_id', 'city', 'cost'];
      const analysisMethod = i === 5 ? AnalysisMethod.MULTIPLE : undefined;
      const table = new ConfiguredTable(stack, `Table${i}`, {
        source,
        allowedColumns: columns,
        analysisMethod,
        analysisRule: rules[i],
      });
      return membership.associate(`Association${i}`, { table, description: 'Impressions' });
    });
    const access = PrivacyBudget.access(associations[0], AccessLimit.perWeek(1), AccessLimit.lifetime(0));
    const noise = { epsilon: 1, usersNoisePerQuery: 10, refresh: BudgetRefresh.CALENDAR_MONTH };
    membership.addPrivacyBudget('Access', access);
    membership.addPrivacyBudget('Noise', PrivacyBudget.differentialPrivacy(noise));
    const types = Object.values(AnalysisParameterType);
    new AnalysisTemplate(stack, 'Reach', {
      membership,
      source: AnalysisSource.sql(`SELECT ${types.map((type) => `:of_${type}`).join(', ')}`),
      parameters: types.map((type) =>
        AnalysisParameter.ofType(`of_${type}`, type, { defaultValue: /^(DATE|TIME)/.test(type) ? '2026-01-31' : '1' }),
      ),
    });

    const idNamespaces = ['SOURCE', 'TARGET'].map(
      (type) => new CfnIdNamespace(stack, type, { idNamespaceName: type, type }),
    );
    membership.addIdMappingTable('Identities', {
      workflow: CfnIdMappingWorkflow.fromWorkflowName(stack, 'Workflow', 'identities'),
      namespaceAssociations: idNamespaces.map((idNamespace, i) =>
        membership.associateIdNamespace(`Namespace${i}`, {
          idNamespace,
          idNamespaceAssociationName: `namespace_${i}`,
          description: 'Customers',
        }),
      ),
      idMappingTableName: 'identities',
      description: 'Customers of both companies',
      encryptionKey: new Key(stack, 'IdentitiesKey'),
      removalPolicy: RemovalPolicy.RETAIN,
    });

    membership.addIntermediateTable('Daily', {
      intermediateTableName: 'daily',
      description: 'Impressions of each user',
      population: PopulationAnalysis.sql('SELECT user_id, city FROM "Association4"'),
      baseTables: associations,
      analysisRule: CUSTOM_RULES[1],
      resultReceivers: [PUBLISHER],
      encryptionKey: new Key(stack, 'DailyKey'),
      removalPolicy: RemovalPolicy.RETAIN,
    });

    expect(strictReportOn(app)).toBe('');
  },
  STRICT_CHECK_TIMEOUT,
);
