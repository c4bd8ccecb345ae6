import { RemovalPolicy } from 'aws-cdk-lib';
import type {
  IAnalysisTemplateRef,
  ICollaborationRef,
  IConfiguredTableAssociationRef,
  IConfiguredTableRef,
  IMembershipRef,
} from 'aws-cdk-lib/aws-cleanrooms';
import type { ITable, ITableRef } from 'aws-cdk-lib/aws-glue';
import type { IRoleRef } from 'aws-cdk-lib/aws-iam';
import type { IKeyRef } from 'aws-cdk-lib/aws-kms';
import type { IBucketRef } from 'aws-cdk-lib/aws-s3';
import type { ISecretRef } from 'aws-cdk-lib/aws-secretsmanager';
import { enumOf, reference } from './shape';

// The types of the CDK that the API of this library takes.

export const REMOVAL_POLICY = enumOf('RemovalPolicy', RemovalPolicy, 'known at synthesis');

export const COLLABORATION = reference<ICollaborationRef>('a collaboration', 'collaborationRef');
export const MEMBERSHIP = reference<IMembershipRef>('a membership', 'membershipRef');
export const CONFIGURED_TABLE = reference<IConfiguredTableRef>('a configured table', 'configuredTableRef');
export const ASSOCIATION = reference<IConfiguredTableAssociationRef>(
  'a configured table association',
  'configuredTableAssociationRef',
);
export const ANALYSIS_TEMPLATE = reference<IAnalysisTemplateRef>('an analysis template', 'analysisTemplateRef');

export const BUCKET = reference<IBucketRef>('a bucket', 'bucketRef');
export const KEY = reference<IKeyRef>('a key', 'keyRef');
export const ROLE = reference<IRoleRef>('a role', 'roleRef');
export const SECRET = reference<ISecretRef>('a secret', 'secretRef');
export const GLUE_TABLE = reference<ITable>('an AWS Glue table', 'tableArn', 'tableName');
export const GLUE_TABLE_REF = reference<ITableRef>('an AWS Glue table', 'tableRef');
