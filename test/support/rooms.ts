import type { Stack } from 'aws-cdk-lib';
import {
  CfnAnalysisTemplate,
  CfnCollaboration,
  CfnIdNamespaceAssociation,
  CfnIntermediateTable,
  CfnMembership,
} from 'aws-cdk-lib/aws-cleanrooms';
import { CfnConfiguredModelAlgorithm } from 'aws-cdk-lib/aws-cleanroomsml';
import { Database, DataFormat, S3Table, S3TableStorage, Schema } from 'aws-cdk-lib/aws-glue';
import { Bucket, type IBucket } from 'aws-cdk-lib/aws-s3';
import {
  AllowedAnalyses,
  AnalysisRule,
  Collaboration,
  ConfiguredTable,
  type IMembership,
  Member,
  MemberAbility,
  Membership,
  MlMemberAbility,
  OutputProtection,
  Payment,
  TableSource,
} from '../../src';

/*
 * What several examples of rules build around what they are about. `docs/rules.md` prints these functions once, so that an
 * example that calls them is short; each has one line that says what a reader of an example must know.
 */

/** The collaboration of a publisher, who creates it, and an advertiser, who queries and receives results. */
export function advertiserQueries(stack: Stack): Collaboration {
  return new Collaboration(stack, 'Ads', {
    description: 'Reach of the spring campaign',
    creator: { displayName: 'Publisher' },
    members: [advertiser()],
  });
}

/** The same collaboration, but the publisher pays for the queries of the advertiser. */
export function publisherPays(stack: Stack): Collaboration {
  return new Collaboration(stack, 'Ads', {
    description: 'Reach of the spring campaign',
    creator: { displayName: 'Publisher', paymentResponsibilities: [Payment.QUERY_COMPUTE] },
    members: [advertiser()],
  });
}

/** The same collaboration, but the publisher receives the results of the queries of the advertiser. */
export function publisherReceives(stack: Stack): Collaboration {
  return new Collaboration(stack, 'Ads', {
    description: 'Reach of the spring campaign',
    creator: { displayName: 'Publisher', abilities: [MemberAbility.RECEIVE_RESULTS] },
    members: [Member.account('222222222222', { displayName: 'Advertiser', abilities: [MemberAbility.QUERY] })],
  });
}

/** The same collaboration, but the publisher queries and receives results. */
export function publisherQueries(stack: Stack): Collaboration {
  return new Collaboration(stack, 'Ads', {
    description: 'Reach of the spring campaign',
    creator: { displayName: 'Publisher', abilities: [MemberAbility.QUERY, MemberAbility.RECEIVE_RESULTS] },
    members: [Member.account('222222222222', { displayName: 'Advertiser' })],
  });
}

/** The advertiser, as a member who queries and receives results. */
export function advertiser(): Member {
  return Member.account('222222222222', {
    displayName: 'Advertiser',
    abilities: [MemberAbility.QUERY, MemberAbility.RECEIVE_RESULTS],
  });
}

/** The same collaboration, but the advertiser also receives the output of models. */
export function advertiserTrains(stack: Stack): Collaboration {
  return new Collaboration(stack, 'Ads', {
    description: 'Lookalikes of the spring campaign',
    creator: { displayName: 'Publisher' },
    members: [
      Member.account('222222222222', {
        displayName: 'Advertiser',
        abilities: [MemberAbility.QUERY, MemberAbility.RECEIVE_RESULTS],
        mlAbilities: [MlMemberAbility.RECEIVE_INFERENCE_OUTPUT],
      }),
    ],
  });
}

/** A model in a container for training. */
export function lookalikeModel(stack: Stack): CfnConfiguredModelAlgorithm {
  return new CfnConfiguredModelAlgorithm(stack, 'Model', {
    name: 'lookalike',
    roleArn: 'arn:aws:iam::111111111111:role/Models',
    trainingContainerConfig: { imageUri: '111111111111.dkr.ecr.us-east-1.amazonaws.com/lookalike:1' },
  });
}

/** An analysis rule that allows any query of the advertiser, whose results are about groups of users. */
export function anyQuery(): AnalysisRule {
  return AnalysisRule.custom({
    allowedAnalyses: AllowedAnalyses.anyQueryFrom('222222222222'),
    outputProtection: OutputProtection.aggregationThreshold({
      identityColumn: 'user_id',
      minimum: 100,
      comparisons: { withColumns: ['user_id'] },
    }),
  });
}

/** A configured table with the columns `user_id`, `city` and `revenue`, whose data is in the bucket `publisher-lake`. */
export function lakeTable(stack: Stack, id: string, analysisRule: AnalysisRule): ConfiguredTable {
  return new ConfiguredTable(stack, id, {
    source: TableSource.glueByName({
      databaseName: 'shop',
      tableName: 'sales',
      bucket: Bucket.fromBucketName(stack, `${id}Lake`, 'publisher-lake'),
      keyPrefix: 'sales',
    }),
    allowedColumns: ['user_id', 'city', 'revenue'],
    analysisRule,
  });
}

/** A Glue table in a bucket, with the columns `user_id` and `email`, and partitioned by `day`. */
export function salesLog(stack: Stack, bucket: IBucket): S3Table {
  return new S3Table(stack, 'SalesLog', {
    database: new Database(stack, 'Shop', { databaseName: 'shop' }),
    tableName: 'sales',
    storage: S3TableStorage.fromBucket(bucket),
    dataFormat: DataFormat.PARQUET,
    columns: [
      { name: 'user_id', type: Schema.STRING },
      { name: 'email', type: Schema.STRING },
    ],
    partitionKeys: [{ name: 'day', type: Schema.DATE }],
  });
}

/** A view in Amazon Athena. */
export function athenaView(stack: Stack): TableSource {
  return TableSource.athena({
    workGroup: 'clean-rooms',
    databaseName: 'shop',
    tableName: 'active_users',
    outputBucket: new Bucket(stack, 'AthenaResults'),
  });
}

/** An analysis template that generates synthetic data from the table `sales`. */
export function syntheticSales(stack: Stack, membership: Membership): void {
  new CfnAnalysisTemplate(stack, 'Training', {
    name: 'training',
    membershipIdentifier: membership.membershipId,
    format: 'SQL',
    source: { text: 'SELECT age, city, channel, visits, revenue FROM sales' },
    syntheticDataParameters: {
      mlSyntheticDataParameters: {
        epsilon: 1,
        maxMembershipInferenceAttackScore: 0.6,
        columnClassification: {
          columnMapping: [
            { columnName: 'age', columnType: 'NUMERICAL', isPredictiveValue: false },
            { columnName: 'city', columnType: 'CATEGORICAL', isPredictiveValue: false },
            { columnName: 'channel', columnType: 'CATEGORICAL', isPredictiveValue: true },
            { columnName: 'visits', columnType: 'NUMERICAL', isPredictiveValue: false },
            { columnName: 'revenue', columnType: 'NUMERICAL', isPredictiveValue: false },
          ],
        },
      },
    },
  });
}

/** The membership of the publisher, who queries and receives results, with the table `sales`. */
export function publisherWithSales(stack: Stack): Membership {
  const membership = new Membership(stack, 'Membership', { collaboration: publisherQueries(stack) });
  membership.associate('Sales', { table: lakeTable(stack, 'Sales', ownQueries()) });
  return membership;
}

/** An analysis rule that allows any query of the publisher, with groups of at least 100 users in results. */
export function ownQueries(): AnalysisRule {
  return AnalysisRule.custom({
    allowedAnalyses: AllowedAnalyses.anyQueryFrom('111111111111'),
    outputProtection: OutputProtection.aggregationThreshold({
      identityColumn: 'user_id',
      minimum: 100,
      comparisons: { withColumns: ['user_id'] },
    }),
  });
}

/** An analysis rule that allows any query of the publisher under differential privacy. */
export function protectedUsers(): AnalysisRule {
  return AnalysisRule.custom({
    allowedAnalyses: AllowedAnalyses.anyQueryFrom('111111111111'),
    outputProtection: OutputProtection.differentialPrivacy('user_id'),
  });
}

/** An intermediate table of a membership, which is filled by a query and can be queried by the publisher. */
export function daily(stack: Stack, membership: IMembership, query: string): CfnIntermediateTable {
  const table = new CfnIntermediateTable(stack, 'Daily', {
    name: 'daily',
    membershipIdentifier: membership.membershipId,
    populationAnalysisConfiguration: { sqlParameters: { queryString: query } },
    analysisRules: [publisherReads()],
  });
  table.node.addDependency(membership);
  return table;
}

/** The rule of an intermediate table that the publisher queries. */
export function publisherReads(): CfnIntermediateTable.IntermediateTableAnalysisRuleProperty {
  return {
    type: 'CUSTOM',
    policy: {
      v1: {
        custom: {
          allowedAnalyses: ['ANY_QUERY'],
          allowedAnalysisProviders: ['111111111111'],
          allowedResultReceivers: ['111111111111'],
        },
      },
    },
  };
}

/** An ID namespace of the account of a membership, associated with the collaboration. */
export function namespaceOf(stack: Stack, membership: IMembership, name: string): CfnIdNamespaceAssociation {
  return new CfnIdNamespaceAssociation(stack, name, {
    name,
    membershipIdentifier: membership.membershipId,
    inputReferenceConfig: {
      inputReferenceArn: `arn:aws:entityresolution:us-east-1:${stack.account}:idnamespace/${name}`,
      manageResourcePolicies: true,
    },
  });
}

/** A collaboration in which the publisher can query, run jobs and receive results. */
export function jobRoom(stack: Stack): CfnCollaboration {
  return new CfnCollaboration(stack, 'Ads', {
    name: 'Ads',
    description: 'Reach of the spring campaign',
    creatorDisplayName: 'Publisher',
    creatorMemberAbilities: ['CAN_QUERY', 'CAN_RUN_JOB', 'CAN_RECEIVE_RESULTS'],
    members: [{ accountId: '222222222222', displayName: 'Advertiser', memberAbilities: [] }],
    queryLogStatus: 'ENABLED',
    jobLogStatus: 'ENABLED',
  });
}

/** The membership of the publisher in this collaboration. */
export function jobRunner(stack: Stack): CfnMembership {
  return new CfnMembership(stack, 'Membership', {
    collaborationIdentifier: jobRoom(stack).attrCollaborationIdentifier,
    queryLogStatus: 'ENABLED',
    jobLogStatus: 'ENABLED',
    defaultJobResultConfiguration: {
      outputConfiguration: { s3: { bucket: 'publisher-results', keyPrefix: 'jobs' } },
      roleArn: 'arn:aws:iam::111111111111:role/service-role/cleanrooms-results',
    },
  });
}

/** A PySpark template in the bucket `publisher-code`, with the role `cleanrooms-code`. */
export function trainingJob(stack: Stack, membership: CfnMembership, parameterType: string): void {
  new CfnAnalysisTemplate(stack, 'Train', {
    name: 'train',
    membershipIdentifier: membership.attrMembershipIdentifier,
    format: 'PYSPARK_1_0',
    source: codeIn('publisher-code', 'arn:aws:iam::111111111111:role/service-role/cleanrooms-code'),
    schema: { referencedTables: ['sales'] },
    analysisParameters: [{ name: 'epochs', type: parameterType }],
  });
}

/** The source of a PySpark template: a file in a bucket, and the role that reads it. */
export function codeIn(bucket: string, roleArn: string): CfnAnalysisTemplate.AnalysisSourceProperty {
  return { artifacts: { entryPoint: { location: { bucket, key: 'jobs/train.py' } }, roleArn } };
}

/** A collaboration in which the advertiser queries, and pays for queries and for synthetic data. */
export function syntheticRoom(stack: Stack): Collaboration {
  return new Collaboration(stack, 'Ads', {
    description: 'Model of the spring campaign',
    creator: { displayName: 'Publisher' },
    members: [
      Member.account('222222222222', {
        displayName: 'Advertiser',
        abilities: [MemberAbility.QUERY, MemberAbility.RECEIVE_RESULTS],
        paymentResponsibilities: [Payment.QUERY_COMPUTE, Payment.SYNTHETIC_DATA_GENERATION],
      }),
    ],
  });
}

/** A collaboration in which the advertiser queries, and both members receive results. */
export function bothReceive(stack: Stack): Collaboration {
  return new Collaboration(stack, 'Ads', {
    description: 'Reach of the spring campaign',
    creator: { displayName: 'Publisher', abilities: [MemberAbility.RECEIVE_RESULTS] },
    members: [advertiser()],
  });
}
