import { type AWSEventMetadataProps, type Duration, RemovalPolicy, type Size, Token } from 'aws-cdk-lib';
import type {
  IAnalysisTemplateRef,
  ICollaborationRef,
  IConfiguredTableAssociationRef,
  IConfiguredTableRef,
  IIdMappingTableRef,
  IIdNamespaceAssociationRef,
  IIntermediateTableRef,
  IMembershipRef,
} from 'aws-cdk-lib/aws-cleanrooms';
import type {
  IConfiguredModelAlgorithmAssociationRef,
  IConfiguredModelAlgorithmRef,
  ITrainingDatasetRef,
} from 'aws-cdk-lib/aws-cleanroomsml';
import type { MetricOptions, SearchExpressionOptions } from 'aws-cdk-lib/aws-cloudwatch';
import type { IRepositoryRef } from 'aws-cdk-lib/aws-ecr';
import type { DockerImageAsset } from 'aws-cdk-lib/aws-ecr-assets';
import type { IIdMappingWorkflowRef, IIdNamespaceRef } from 'aws-cdk-lib/aws-entityresolution';
import type { IRuleTarget, OnEventOptions } from 'aws-cdk-lib/aws-events';
import type { CfnTable, ITable, ITableRef } from 'aws-cdk-lib/aws-glue';
import type { IGrantable, IRoleRef } from 'aws-cdk-lib/aws-iam';
import type { IKeyRef } from 'aws-cdk-lib/aws-kms';
import type { IBucketRef } from 'aws-cdk-lib/aws-s3';
import type { ISecretRef } from 'aws-cdk-lib/aws-secretsmanager';
import { l1Of } from './l1';
import {
  enumOf,
  exact,
  filledListOf,
  formatted,
  optional,
  primitive,
  reference,
  type Shape,
  type Shapes,
  STRING,
  struct,
} from './shape';
import { code, text } from './text';

// The types of the CDK that the API of this library takes.

export const REMOVAL_POLICY = enumOf('RemovalPolicy', RemovalPolicy, 'known at synthesis');

export const SIZE = primitive(
  text`a size, such as ${code('Size.gibibytes(1)')}`,
  (value): value is Size => typeof value === 'object' && value !== null && 'toGibibytes' in value,
);

export const DURATION = primitive(
  text`a duration, such as ${code('Duration.minutes(5)')}`,
  (value): value is Duration => typeof value === 'object' && value !== null && 'toMinutes' in value,
);

export const RULE_TARGET = primitive(
  'a target of an Amazon EventBridge rule',
  (value): value is IRuleTarget => typeof value === 'object' && value !== null && 'bind' in value,
);

/** Options that the CDK itself evaluates, but for the members whose type it does not report. */
function optionsOfCdk<T extends object>(members: Partial<Shapes<T>> = {}): Shape<T> {
  return struct<T>(members as Shapes<T>);
}

export const EVENT_METADATA = optionsOfCdk<AWSEventMetadataProps>();
export const ON_EVENT_OPTIONS = optionsOfCdk<OnEventOptions>({ target: optional(RULE_TARGET) });
export const METRIC_OPTIONS = optionsOfCdk<MetricOptions>({ period: optional(DURATION), statistic: optional(STRING) });
export const SEARCH_EXPRESSION_OPTIONS = optionsOfCdk<SearchExpressionOptions>({ period: optional(DURATION) });

export const COLLABORATION = reference<ICollaborationRef>('a collaboration', 'collaborationRef');
export const MEMBERSHIP = reference<IMembershipRef>('a membership', 'membershipRef');
export const CONFIGURED_TABLE = reference<IConfiguredTableRef>('a configured table', 'configuredTableRef');
export const ASSOCIATION = reference<IConfiguredTableAssociationRef>(
  'a configured table association',
  'configuredTableAssociationRef',
);
export const ANALYSIS_TEMPLATE = reference<IAnalysisTemplateRef>('an analysis template', 'analysisTemplateRef');
export const TRAINING_DATASET = exact(
  reference<ITrainingDatasetRef>('a training dataset', 'trainingDatasetRef'),
  ({ trainingDatasetRef }) => [trainingDatasetRef.trainingDatasetArn],
);
export const MODEL_ALGORITHM = reference<IConfiguredModelAlgorithmRef>(
  'a configured model algorithm',
  'configuredModelAlgorithmRef',
);

export const MODEL_ALGORITHM_ASSOCIATION = reference<IConfiguredModelAlgorithmAssociationRef>(
  'a configured model algorithm association',
  'configuredModelAlgorithmAssociationRef',
);

export const ID_NAMESPACE_ASSOCIATION = reference<IIdNamespaceAssociationRef>(
  'an ID namespace association',
  'idNamespaceAssociationRef',
);

export const ID_MAPPING_TABLE = reference<IIdMappingTableRef>('an ID mapping table', 'idMappingTableRef');
export const INTERMEDIATE_TABLE = reference<IIntermediateTableRef>('an intermediate table', 'intermediateTableRef');

export const ID_NAMESPACE = reference<IIdNamespaceRef>('an ID namespace', 'idNamespaceRef');
export const ID_MAPPING_WORKFLOW = reference<IIdMappingWorkflowRef>('an ID mapping workflow', 'idMappingWorkflowRef');
export const BUCKET = exact(reference<IBucketRef>('a bucket', 'bucketRef'), ({ bucketRef }) => [bucketRef.bucketArn]);
export const KEY = exact(reference<IKeyRef>('a key', 'keyRef'), ({ keyRef }) => [keyRef.keyArn]);
export const ROLE = reference<IRoleRef>('a role', 'roleRef');
export const GRANTEE = primitive(
  'a principal, such as a role or a function',
  (value): value is IGrantable =>
    typeof value === 'object' && value !== null && !Token.isUnresolved(value) && 'grantPrincipal' in value,
);
export const ACTIONS = filledListOf(
  formatted({
    pattern: /^(?:\*|[a-zA-Z\d-]+:[a-zA-Z\d*]+)$/,
    why: 'an action of IAM has the form "cleanrooms:GetMembership"',
    fix: 'specify the prefix of the service, a colon, and the name of the action',
  }),
  {
    why: 'a statement without an action allows nothing, and IAM rejects it',
    fix: 'specify the actions to grant',
  },
);
export const REPOSITORY = exact(
  reference<IRepositoryRef>('an Amazon ECR repository', 'repositoryRef'),
  ({ repositoryRef }) => [repositoryRef.repositoryArn],
);
export const DOCKER_IMAGE_ASSET = reference<DockerImageAsset>('a Docker image asset', 'repository', 'imageUri');
export const SECRET = exact(reference<ISecretRef>('a secret', 'secretRef'), ({ secretRef }) => [secretRef.secretId]);
export const GLUE_TABLE = exact(reference<ITable>('an AWS Glue table', 'tableArn', 'tableName'), (table) => [
  table.tableArn,
  catalogOf(table),
]);
export const GLUE_TABLE_REF = exact(reference<ITableRef>('an AWS Glue table', 'tableRef'), (table) => [
  table.tableRef.catalogId,
  catalogOf(table),
]);

/** The catalog of a table of this app. An L1 has it as the user wrote it, and a token in its reference. */
function catalogOf(table: ITable | ITableRef): string | undefined {
  return l1Of<CfnTable>(table, 'AWS::Glue::Table')?.catalogId;
}
