import { RemovalPolicy } from 'aws-cdk-lib';
import { CfnIdNamespace, CfnSchemaMapping } from 'aws-cdk-lib/aws-entityresolution';
import { type Column, Database, DataFormat, S3Table, S3TableStorage, Schema } from 'aws-cdk-lib/aws-glue';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { BlockPublicAccess, Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';

/** How both companies find the same person: by the email address, which no query can read. */
export const MATCHING = {
  attributeMatchingModel: 'ONE_TO_ONE',
  rules: [{ ruleName: 'SameEmail', matchingKeys: ['email'] }],
};

export interface PeopleProps {
  readonly databaseName: string;
  readonly tableName: string;
  /** The column with the ID by which the company knows a person. */
  readonly idColumn: string;
  /** What the company shares about a person. */
  readonly otherColumn: Column;
}

/** The people that a company knows: a table, and how AWS Entity Resolution reads it. */
export class People extends Construct {
  readonly table: S3Table;
  /** The role with which AWS Entity Resolution reads the table. */
  readonly role: Role;
  private readonly props: PeopleProps;
  private readonly schema: CfnSchemaMapping;

  constructor(scope: Construct, id: string, props: PeopleProps) {
    super(scope, id);
    this.props = props;

    const lakeKey = new Key(this, 'LakeKey', { enableKeyRotation: true });
    const lake = new Bucket(this, 'Lake', {
      encryption: BucketEncryption.KMS,
      encryptionKey: lakeKey,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      enforceSSL: true,
    });
    const database = new Database(this, 'Database', {
      databaseName: props.databaseName,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.table = new S3Table(this, 'Table', {
      database,
      tableName: props.tableName,
      columns: [
        { name: props.idColumn, type: Schema.STRING },
        { name: 'email', type: Schema.STRING },
        props.otherColumn,
      ],
      dataFormat: DataFormat.PARQUET,
      storage: S3TableStorage.fromBucket(lake),
      s3Prefix: props.tableName,
    });

    this.role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('entityresolution.amazonaws.com') });
    this.role.addToPolicy(
      new PolicyStatement({
        actions: [
          'glue:GetDatabase',
          'glue:GetTable',
          'glue:GetPartition',
          'glue:GetPartitions',
          'glue:BatchGetPartition',
          'glue:GetSchema',
          'glue:GetSchemaVersion',
        ],
        resources: [this.table.tableArn, database.databaseArn, database.catalog.catalogArn],
      }),
    );
    this.role.addToPolicy(
      new PolicyStatement({ actions: ['s3:ListBucket', 's3:GetBucketLocation'], resources: [lake.bucketArn] }),
    );
    this.role.addToPolicy(
      new PolicyStatement({ actions: ['s3:GetObject'], resources: [lake.arnForObjects(`${props.tableName}/*`)] }),
    );
    lakeKey.grantDecrypt(this.role);

    this.schema = new CfnSchemaMapping(this, 'Schema', {
      schemaName: props.tableName,
      mappedInputFields: [
        { fieldName: props.idColumn, type: 'UNIQUE_ID' },
        { fieldName: 'email', type: 'EMAIL_ADDRESS', matchKey: 'email' },
      ],
    });
  }

  /** Describes the IDs of these people, as the source or as the target of a mapping. */
  idNamespace(type: 'SOURCE' | 'TARGET'): CfnIdNamespace {
    return new CfnIdNamespace(this, 'Namespace', {
      idNamespaceName: this.props.tableName,
      type,
      roleArn: this.role.roleArn,
      inputSourceConfig: [{ inputSourceArn: this.table.tableArn, schemaName: this.schema.ref }],
      idMappingWorkflowProperties: [
        {
          idMappingType: 'RULE_BASED',
          ruleBasedProperties: {
            ...MATCHING,
            ruleDefinitionTypes: ['SOURCE'],
            recordMatchingModels: ['ONE_SOURCE_TO_ONE_TARGET'],
          },
        },
      ],
    });
  }
}
