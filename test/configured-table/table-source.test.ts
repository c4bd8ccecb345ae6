import { App, CfnParameter, type Stack, Validations } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import {
  CfnTable as CfnGlueTable,
  type CfnTable,
  Database,
  DataFormat,
  type ITableRef,
  S3Table,
  S3TableStorage,
  Schema,
  TableBase,
} from 'aws-cdk-lib/aws-glue';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Bucket, BucketEncryption, CfnBucket, type IBucket, type IBucketRef } from 'aws-cdk-lib/aws-s3';
import { CfnSecret, type ISecretRef, Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import { describe, expect, test } from 'vitest';
import { TableSource } from '../../src';
import { creatorMembership } from '../support/creator-membership';
import { permissionsOf, theOnly } from '../support/readable';
import {
  AN_ID,
  collaborationOfOne,
  lakeOf,
  PUBLISHER,
  publisherStack,
  STRANGER,
  salesTable,
  stackIn,
} from '../support/two-companies';

const KEY_ARN = `arn:aws:kms:us-east-1:${PUBLISHER}:key/${AN_ID}`;
const IN_ACCOUNT = { StringEquals: { 's3:ResourceAccount': PUBLISHER } };

/** What a configured table and the role of its association make of a source. */
function used(sourceIn: (stack: Stack) => TableSource, stack = publisherStack()) {
  const table = salesTable(stack, { source: sourceIn(stack) });
  creatorMembership(collaborationOfOne(stack)).associate('Sales', { table });
  const template = Template.fromStack(stack);
  return {
    reference: theOnly(template, 'AWS::CleanRooms::ConfiguredTable').properties.TableReference,
    permissions: permissionsOf(template),
  };
}

/** Leave to read a table of the catalog, as the guide asks for it. */
function readingCatalog(database: string, table: string, catalog = `us-east-1:${PUBLISHER}`) {
  return {
    Action: [
      'glue:GetDatabase',
      'glue:GetDatabases',
      'glue:GetTable',
      'glue:GetTables',
      'glue:GetPartition',
      'glue:GetPartitions',
      'glue:BatchGetPartition',
    ],
    Resource: [
      `arn:<AWS::Partition>:glue:${catalog}:catalog`,
      `arn:<AWS::Partition>:glue:${catalog}:database/${database}`,
      `arn:<AWS::Partition>:glue:${catalog}:table/${database}/${table}`,
    ],
  };
}

/** Leave to read objects, as the guide asks for it. */
function readingObjects(bucketArn: string, objects: string, Condition: object = IN_ACCOUNT) {
  const prefix = objects.slice(bucketArn.length + 1, -'/*'.length);
  const below = { ...Condition, StringLike: { 's3:prefix': [prefix, `${prefix}/*`] } };
  return [
    ...(prefix
      ? [
          { Action: 's3:GetBucketLocation', Resource: bucketArn, Condition },
          { Action: 's3:ListBucket', Resource: bucketArn, Condition: below },
        ]
      : [{ Action: ['s3:GetBucketLocation', 's3:ListBucket'], Resource: bucketArn, Condition }]),
    { Action: 's3:GetObject', Resource: objects, Condition },
  ];
}

function decrypting(key: string, service = 's3.*.amazonaws.com') {
  const operator = service.includes('*') ? 'StringLike' : 'StringEquals';
  return [
    { Action: 'kms:Decrypt', Resource: key, Condition: { [operator]: { 'kms:ViaService': service } } },
    { Action: 'kms:DescribeKey', Resource: key },
  ];
}

function glueTable(scope: Construct, bucket?: IBucket, s3Prefix?: string): S3Table {
  const database = new Database(scope, 'Shop', { databaseName: 'shop' });
  return new S3Table(scope, 'Table', {
    database,
    tableName: 'sales',
    columns: ['user_id', 'city', 'revenue'].map((name) => ({ name, type: Schema.STRING })),
    dataFormat: DataFormat.PARQUET,
    storage: bucket && S3TableStorage.fromBucket(bucket),
    s3Prefix,
  });
}

function cfnTable(scope: Construct, tableInput: Partial<CfnTable.TableInputProperty>): CfnTable {
  const name = 'sales';
  return new CfnGlueTable(scope, 'Table', {
    catalogId: PUBLISHER,
    databaseName: 'shop',
    tableInput: { name, ...tableInput },
  });
}

const columns = ['user_id', 'city', 'revenue'].map((name) => ({ name, type: 'string' }));

describe('a Glue table of this app', () => {
  test('is read where its location says', () => {
    const { reference, permissions } = used((stack) =>
      TableSource.glue(glueTable(stack, new Bucket(stack, 'Data'), 'sales/')),
    );

    expect(reference).toEqual({ Glue: { DatabaseName: '<Shop>', TableName: '<Table>' } });
    expect(permissions).toEqual([
      readingCatalog('<Shop>', '<Table>'),
      ...readingObjects('<Data.Arn>', '<Data.Arn>/sales/*'),
    ]);
  });

  test('is read in the whole bucket if it has no prefix', () => {
    const { permissions } = used((stack) => TableSource.glue(glueTable(stack, new Bucket(stack, 'Data'))));

    expect(permissions[2]).toMatchObject({ Resource: '<Data.Arn>/*' });
  });

  test('is decrypted with the key of its bucket', () => {
    const { permissions } = used((stack) =>
      TableSource.glue(glueTable(stack, new Bucket(stack, 'Data', { encryption: BucketEncryption.KMS }))),
    );

    expect(permissions.slice(-2)).toEqual(decrypting('<DataKey.Arn>'));
  });

  test('is read in a bucket that is only known by its name', () => {
    const { permissions } = used((stack) =>
      TableSource.glue(glueTable(stack, Bucket.fromBucketName(stack, 'Data', 'lake'), 'sales')),
    );

    expect(permissions.slice(1)).toEqual(
      readingObjects('arn:<AWS::Partition>:s3:::lake', 'arn:<AWS::Partition>:s3:::lake/sales/*'),
    );
  });

  test('is read where the options say, which prevail', () => {
    const { permissions } = used((stack) =>
      TableSource.glue(glueTable(stack, new Bucket(stack, 'Data'), 'sales'), {
        bucket: lakeOf(stack),
        keyPrefix: '/copies/sales/',
        encryptionKey: Key.fromKeyArn(stack, 'Key', KEY_ARN),
        catalogEncryptionKey: Key.fromKeyArn(stack, 'CatalogKey', `${KEY_ARN}-of-the-catalog`),
      }),
    );

    expect(permissions).toEqual([
      readingCatalog('<Shop>', '<Table>'),
      ...decrypting(`${KEY_ARN}-of-the-catalog`, 'glue.us-east-1.amazonaws.com'),
      ...readingObjects('arn:<AWS::Partition>:s3:::lake', 'arn:<AWS::Partition>:s3:::lake/copies/sales/*'),
      ...decrypting(KEY_ARN),
    ]);
  });

  test('keeps the prefix of its location in another bucket', () => {
    const { permissions } = used((stack) =>
      TableSource.glue(glueTable(stack, new Bucket(stack, 'Data'), 'sales'), { bucket: lakeOf(stack) }),
    );

    expect(permissions[3]).toMatchObject({ Resource: 'arn:<AWS::Partition>:s3:::lake/sales/*' });
  });

  test('is decrypted with a stated key, whatever its bucket says', () => {
    const { permissions } = used((stack) =>
      TableSource.glue(glueTable(stack, new Bucket(stack, 'Data', { encryption: BucketEncryption.KMS })), {
        encryptionKey: Key.fromKeyArn(stack, 'Key', KEY_ARN),
      }),
    );

    expect(permissions.slice(-2)).toEqual(decrypting(KEY_ARN));
  });

  test('of another Region says so', () => {
    const app = new App();
    const catalog = stackIn(app, 'Catalog', PUBLISHER, 'eu-west-1');
    const table = glueTable(catalog, Bucket.fromBucketName(catalog, 'Data', 'lake'));

    const { reference, permissions } = used(() => TableSource.glue(table), stackIn(app, 'Publisher', PUBLISHER));

    expect(reference).toMatchObject({ Glue: { TableName: 'sales', Region: 'eu-west-1' } });
    expect(permissions[0]).toMatchObject({
      Resource: expect.arrayContaining([`arn:<AWS::Partition>:glue:eu-west-1:${PUBLISHER}:catalog`]),
    });
  });
});

describe('a Glue table that is an L1', () => {
  test('is known by its own names, as its Ref is the name of the table', () => {
    const { reference, permissions } = used((stack) => {
      const bucket = new CfnBucket(stack, 'Data');
      const location = `s3://${bucket.ref}/sales/`;
      return TableSource.glueRef(cfnTable(stack, { storageDescriptor: { location, columns } }));
    });

    expect(reference).toEqual({ Glue: { DatabaseName: 'shop', TableName: '<Table>' } });
    expect(permissions).toEqual([
      readingCatalog('shop', '<Table>'),
      ...readingObjects('<Data.Arn>', '<Data.Arn>/sales/*'),
    ]);
  });

  test('is decrypted with the key of a bucket that is an L1', () => {
    const { permissions } = used((stack) => {
      const bucket = new CfnBucket(stack, 'Data', {
        bucketEncryption: {
          serverSideEncryptionConfiguration: [
            { serverSideEncryptionByDefault: { sseAlgorithm: 'aws:kms', kmsMasterKeyId: KEY_ARN } },
          ],
        },
      });
      return TableSource.glueRef(cfnTable(stack, { storageDescriptor: { location: `s3://${bucket.ref}`, columns } }));
    });

    expect(permissions.slice(-2)).toEqual(decrypting(KEY_ARN));
  });

  test.each([
    [{ registryName: 'ads', schemaName: 'sales' }, 'ads', 'sales'],
    [{}, '*', '*'],
  ])('reads the schema %j of the registry', (schemaId, registry, schema) => {
    const { permissions } = used((stack) =>
      TableSource.glueRef(
        cfnTable(stack, { storageDescriptor: { location: 's3://lake/sales', schemaReference: { schemaId } } }),
      ),
    );

    expect(permissions[1]).toEqual({
      Action: ['glue:GetSchema', 'glue:GetSchemaVersion'],
      Resource: [
        `arn:<AWS::Partition>:glue:us-east-1:${PUBLISHER}:registry/${registry}`,
        `arn:<AWS::Partition>:glue:us-east-1:${PUBLISHER}:schema/${registry}/${schema}`,
      ],
    });
  });

  test('fails without a bucket if its location is not one of Amazon S3', () => {
    const use = () =>
      used((stack) => TableSource.glueRef(cfnTable(stack, { storageDescriptor: { location: 'hdfs://x' } })));

    expect(use).toThrowErrorMatchingInlineSnapshot(`
      [InputError: Publisher/Ads/Membership/Sales: the bucket with the data of the AWS Glue table Publisher/Table cannot be determined
          why: the role can read only the bucket and key prefix of its table
          fix: specify bucket and keyPrefix in TableSource, or specify role]
    `);
  });
});

describe('a Glue table by its reference', () => {
  test('is known by the names of the reference', () => {
    const { reference, permissions } = used((stack) => {
      const table = Object.assign(lakeOf(stack), {
        tableRef: { catalogId: STRANGER, databaseName: 'shop', tableName: 'sales' },
      });
      return TableSource.glueRef(table as unknown as ITableRef, { bucket: table });
    });

    expect(reference).toEqual({ Glue: { DatabaseName: 'shop', TableName: 'sales' } });
    expect(permissions[0]).toEqual(readingCatalog('shop', 'sales', `us-east-1:${STRANGER}`));
  });
});

describe('an imported Glue table', () => {
  test('stands where its ARN says', () => {
    const arn = `arn:aws:glue:eu-west-1:${STRANGER}:table/shop/sales`;

    const { reference, permissions } = used((stack) =>
      TableSource.glue(TableBase.fromTableArn(stack, 'Table', arn), { bucket: lakeOf(stack) }),
    );

    expect(reference).toEqual({ Glue: { DatabaseName: 'shop', TableName: 'sales', Region: 'eu-west-1' } });
    expect(permissions[0]).toEqual(readingCatalog('shop', 'sales', `eu-west-1:${STRANGER}`));
  });

  test('of the own Region needs no Region', () => {
    const arn = `arn:aws:glue:us-east-1:${PUBLISHER}:table/shop/sales`;

    const { reference } = used((stack) =>
      TableSource.glue(TableBase.fromTableArn(stack, 'Table', arn), { bucket: lakeOf(stack) }),
    );

    expect(reference).toEqual({ Glue: { DatabaseName: 'shop', TableName: 'sales' } });
  });

  test('stands where an ARN says that only the deployment knows', () => {
    const { reference } = used((stack) => {
      const arn = new CfnParameter(stack, 'Arn').valueAsString;
      return TableSource.glue(TableBase.fromTableArn(stack, 'Table', arn), { bucket: lakeOf(stack) });
    });

    expect(reference).toMatchObject({
      Glue: { DatabaseName: 'Select(1, Split(/, <Arn>))', Region: 'Select(3, Split(:, <Arn>))' },
    });
  });

  test('fails without a bucket', () => {
    const arn = `arn:aws:glue:us-east-1:${PUBLISHER}:table/shop/sales`;

    expect(() =>
      used((stack) => TableSource.glue(TableBase.fromTableArn(stack, 'Table', arn))),
    ).toThrowErrorMatchingInlineSnapshot(`
      [InputError: Publisher/Ads/Membership/Sales: the bucket with the data of the AWS Glue table "sales" cannot be determined
          why: the role can read only the bucket and key prefix of its table
          fix: specify bucket and keyPrefix in TableSource, or specify role]
    `);
  });
});

test('an imported Glue table whose name only the deployment knows fails without a bucket', () => {
  const use = () =>
    used((stack) => {
      const arn = new CfnParameter(stack, 'Arn').valueAsString;
      return TableSource.glue(TableBase.fromTableArn(stack, 'Table', arn));
    });

  expect(use).toThrow('the bucket with the data of the AWS Glue table that is imported cannot be determined');
});

describe('a Glue table by its names', () => {
  test('is read in the bucket and below the prefix that are given', () => {
    const { reference, permissions } = used((stack) =>
      TableSource.glueByName({ databaseName: 'shop', tableName: 'sales', bucket: lakeOf(stack), keyPrefix: 'sales' }),
    );

    expect(reference).toEqual({ Glue: { DatabaseName: 'shop', TableName: 'sales' } });
    expect(permissions).toEqual([
      readingCatalog('shop', 'sales'),
      ...readingObjects('arn:<AWS::Partition>:s3:::lake', 'arn:<AWS::Partition>:s3:::lake/sales/*'),
    ]);
  });

  test('is read in another Region on request', () => {
    const { reference, permissions } = used((stack) =>
      TableSource.glueByName({ databaseName: 'shop', tableName: 'sales', bucket: lakeOf(stack), region: 'eu-west-1' }),
    );

    expect(reference).toEqual({ Glue: { DatabaseName: 'shop', TableName: 'sales', Region: 'eu-west-1' } });
    expect(permissions[0]).toEqual(readingCatalog('shop', 'sales', `eu-west-1:${PUBLISHER}`));
  });

  test('is read in a bucket of another account, with its key', () => {
    const { permissions } = used((stack) =>
      TableSource.glueByName({
        databaseName: 'shop',
        tableName: 'sales',
        bucket: Bucket.fromBucketAttributes(stack, 'Data', {
          bucketName: 'lake',
          account: STRANGER,
          encryptionKey: Key.fromKeyArn(stack, 'Key', KEY_ARN),
        }),
      }),
    );

    const condition = { StringEquals: { 's3:ResourceAccount': STRANGER } };
    expect(permissions.slice(1)).toEqual([
      ...readingObjects('arn:<AWS::Partition>:s3:::lake', 'arn:<AWS::Partition>:s3:::lake/*', condition),
      ...decrypting(KEY_ARN),
    ]);
  });

  test('fails without a bucket', () => {
    expect(() => used(() => TableSource.glueByName({ databaseName: 'shop', tableName: 'sales' }))).toThrow(
      'the bucket with the data of the AWS Glue table "sales" cannot be determined',
    );
  });
});

describe('a table of Athena', () => {
  const names = { workGroup: 'clean-rooms', databaseName: 'shop', tableName: 'sales_view' };
  const glue = (resource: string) => `arn:<AWS::Partition>:glue:us-east-1:${PUBLISHER}:${resource}`;
  const athena = (resource: string) => `arn:<AWS::Partition>:athena:us-east-1:${PUBLISHER}:${resource}`;

  test('is queried in its work group, into its bucket', () => {
    const { reference, permissions } = used((stack) => TableSource.athena({ ...names, outputBucket: lakeOf(stack) }));

    const Condition = { StringEquals: { 'aws:ResourceAccount': PUBLISHER } };
    expect(reference).toEqual({
      Athena: { WorkGroup: 'clean-rooms', DatabaseName: 'shop', TableName: 'sales_view', OutputLocation: 's3://lake/' },
    });
    expect(permissions).toEqual([
      {
        Action: [
          'athena:GetWorkGroup',
          'athena:GetTableMetadata',
          'athena:GetDataCatalog',
          'athena:StartQueryExecution',
          'athena:GetQueryExecution',
          'athena:GetQueryResults',
        ],
        Resource: [athena('workgroup/clean-rooms'), athena('datacatalog/AwsDataCatalog')],
      },
      {
        Action: ['glue:GetDatabase', 'glue:GetTable', 'glue:GetCatalog'],
        Resource: [glue('catalog'), glue('database/shop'), glue('table/shop/sales_view')],
      },
      { Action: ['s3:GetBucketLocation', 's3:ListBucket'], Resource: 'arn:<AWS::Partition>:s3:::lake', Condition },
      {
        Action: ['s3:GetObject', 's3:PutObject', 's3:AbortMultipartUpload', 's3:ListMultipartUploadParts'],
        Resource: 'arn:<AWS::Partition>:s3:::lake/*',
        Condition,
      },
      { Action: 'lakeformation:GetDataAccess', Resource: '*' },
    ]);
  });

  test('can be in a catalog of its own', () => {
    const { reference, permissions } = used((stack) =>
      TableSource.athena({ ...names, outputBucket: lakeOf(stack), catalogName: 'federated' }),
    );

    expect(reference).toMatchObject({ Athena: { CatalogName: 'federated' } });
    expect(permissions[0]).toMatchObject({
      Resource: [athena('workgroup/clean-rooms'), athena('datacatalog/federated')],
    });
    expect(permissions[1]).toMatchObject({
      Resource: [
        glue('catalog'),
        glue('catalog/federated'),
        glue('database/federated/shop'),
        glue('table/federated/shop/sales_view'),
      ],
    });
  });

  test('can be in another Region, and write below a prefix', () => {
    const { reference, permissions } = used((stack) =>
      TableSource.athena({ ...names, outputBucket: lakeOf(stack), keyPrefix: 'athena/', region: 'eu-west-1' }),
    );

    expect(reference).toMatchObject({ Athena: { OutputLocation: 's3://lake/athena/', Region: 'eu-west-1' } });
    expect(permissions[0]).toMatchObject({
      Resource: expect.arrayContaining([`arn:<AWS::Partition>:athena:eu-west-1:${PUBLISHER}:workgroup/clean-rooms`]),
    });
    expect(permissions[3]).toMatchObject({ Resource: 'arn:<AWS::Partition>:s3:::lake/athena/*' });
  });

  test('writes with the key of its bucket', () => {
    const { permissions } = used((stack) =>
      TableSource.athena({ ...names, outputBucket: new Bucket(stack, 'Data', { encryption: BucketEncryption.KMS }) }),
    );

    expect(permissions[5]).toEqual({
      Action: ['kms:GenerateDataKey', 'kms:Decrypt'],
      Resource: '<DataKey.Arn>',
      Condition: { StringLike: { 'kms:ViaService': 's3.*.amazonaws.com' } },
    });
  });
});

describe('a name with a wildcard', () => {
  /** A character as IAM reads it literally. */
  const literal = (character: string) => `$\{${character}}`;

  test('stands for itself in a policy', () => {
    const publisher = publisherStack();
    Validations.of(publisher).acknowledge({ id: 'CleanRooms::ValuesAreWithinLimits', reason: 'odd names' });
    const { permissions } = used(
      (stack) =>
        TableSource.glueByName({
          databaseName: 'sh*p',
          tableName: 's?les',
          bucket: lakeOf(stack),
          keyPrefix: `a*/${literal('b')}`,
        }),
      publisher,
    );

    const database = `sh${literal('*')}p`;
    const prefix = `a${literal('*')}/${literal('$')}{b}`;
    expect(permissions[0]).toMatchObject({
      Resource: [
        `arn:<AWS::Partition>:glue:us-east-1:${PUBLISHER}:catalog`,
        `arn:<AWS::Partition>:glue:us-east-1:${PUBLISHER}:database/${database}`,
        `arn:<AWS::Partition>:glue:us-east-1:${PUBLISHER}:table/${database}/s${literal('?')}les`,
      ],
    });
    expect(permissions[2]).toMatchObject({ Condition: { StringLike: { 's3:prefix': [prefix, `${prefix}/*`] } } });
    expect(permissions[3]).toMatchObject({ Resource: `arn:<AWS::Partition>:s3:::lake/${prefix}/*` });
  });
});

describe('a wildcard in an identifier that no policy can escape', () => {
  const names = { databaseName: 'shop', tableName: 'sales' };
  const anyKey = (stack: Stack) => Key.fromKeyArn(stack, 'Key', `arn:aws:kms:us-east-1:${PUBLISHER}:key/*`);

  test.each<[string, (stack: Stack) => TableSource, string]>([
    ['region of AWS Glue', () => TableSource.glueByName({ ...names, region: '*' }), 'region is "*"'],
    ['a part of it', () => TableSource.glueByName({ ...names, region: 'us-east-?' }), 'region is "us-east-?"'],
    [
      'region of Amazon Athena',
      (stack) => TableSource.athena({ ...names, workGroup: 'w', outputBucket: lakeOf(stack), region: 'us-*-1' }),
      'region is "us-*-1"',
    ],
    [
      'the ARN of a table',
      (stack) => TableSource.glue(S3Table.fromTableArn(stack, 'T', 'arn:aws:glue:*:*:table/shop/sales')),
      'table is identified by "arn:aws:glue:*:*:table/shop/sales"',
    ],
    [
      'the catalog of a table',
      (stack) => TableSource.glueRef(new CfnGlueTable(stack, 'T', { catalogId: '*', ...names, tableInput: {} })),
      'table is identified by "*"',
    ],
    [
      'the ARN of a key',
      (stack) => TableSource.glueByName({ ...names, bucket: lakeOf(stack), encryptionKey: anyKey(stack) }),
      `encryptionKey is identified by "arn:aws:kms:us-east-1:${PUBLISHER}:key/*"`,
    ],
    [
      'the ARN of a secret',
      (stack) =>
        TableSource.snowflake({
          secret: Secret.fromSecretNameV2(stack, 'Secret', 'snowflake-*'),
          accountIdentifier: 'org-account',
          databaseName: 'shop',
          schemaName: 'public',
          tableName: 'sales',
          columnTypes: { user_id: 'VARCHAR' },
        }),
      'secret is identified by',
    ],
  ])('fails: %s', (_, sourceIn, what) => {
    expect(() => sourceIn(publisherStack())).toThrow(what);
  });

  test('says why, and what to do', () => {
    const source = () => TableSource.glueByName({ ...names, encryptionKey: anyKey(publisherStack()) });

    expect(source).toThrow('why: in a policy, a wildcard allows access to other resources as well');
    expect(source).toThrow('fix: specify the resource without wildcards, for example by its whole ARN');
  });

  test.each(['*', `arn:aws:kms:*:${PUBLISHER}:key/*`])('fails in the key of a bucket that is an L1: %s', (key) => {
    const stack = publisherStack();
    const bucket = new CfnBucket(stack, 'Lake', {
      bucketEncryption: {
        serverSideEncryptionConfiguration: [
          { serverSideEncryptionByDefault: { sseAlgorithm: 'aws:kms', kmsMasterKeyId: key } },
        ],
      },
    });

    expect(() => used(() => TableSource.glueByName({ ...names, bucket, keyPrefix: 'sales' }), stack)).toThrow(
      `its key is ${JSON.stringify(key)}`,
    );
  });

  test('is no wildcard if it is a token', () => {
    const stack = publisherStack();
    const region = new CfnParameter(stack, 'Region').valueAsString;

    expect(() => TableSource.glueByName({ ...names, region })).not.toThrow();
  });
});

describe('a key prefix', () => {
  test.each([
    [
      'glueByName',
      (bucket: IBucketRef) =>
        TableSource.glueByName({ databaseName: 'shop', tableName: 'sales', bucket, keyPrefix: 's3://lake/sales/' }),
    ],
    [
      'athena',
      (outputBucket: IBucketRef) =>
        TableSource.athena({
          workGroup: 'w',
          databaseName: 'shop',
          tableName: 'sales',
          outputBucket,
          keyPrefix: 's3a://lake',
        }),
    ],
  ])('fails in %s if it contains the bucket', (_, source) => {
    expect(() => source(lakeOf(publisherStack()))).toThrowErrorMatchingSnapshot();
  });

  function warningsOf(keyPrefix?: string): string[] {
    const stack = publisherStack();
    const source = TableSource.glueByName({
      databaseName: 'shop',
      tableName: 'sales',
      bucket: lakeOf(stack),
      keyPrefix,
    });
    const association = creatorMembership(collaborationOfOne(stack)).associate('Sales', {
      table: salesTable(stack, { source }),
    });
    return association.node.metadata.filter(({ type }) => type === 'aws:cdk:warning').map(({ data }) => data);
  }

  test('is missed where the whole bucket can be read without it', () => {
    expect(warningsOf()).toMatchInlineSnapshot(`
      [
        "the role can read the whole bucket of the AWS Glue table "sales", because the key prefix of the table is not known; specify keyPrefix in TableSource, or an empty one if the table is the whole bucket [ack: CleanRooms::RoleReadsWholeBucket]",
      ]
    `);
  });

  test.each(['', 'sales'])('is not missed if it is %j', (keyPrefix) => {
    expect(warningsOf(keyPrefix)).toEqual([]);
  });
});

describe('a table of Snowflake', () => {
  const names = {
    accountIdentifier: 'acme-ads',
    databaseName: 'SHOP',
    schemaName: 'PUBLIC',
    tableName: 'SALES',
    columnTypes: { user_id: 'VARCHAR', city: 'VARCHAR', revenue: 'NUMBER' },
  };
  const PARTIAL = `arn:<AWS::Partition>:secretsmanager:us-east-1:${PUBLISHER}:secret:snowflake`;

  test('is read with its secret', () => {
    const { reference, permissions } = used((stack) =>
      TableSource.snowflake({ ...names, secret: new Secret(stack, 'Secret') }),
    );

    expect(reference).toEqual({
      Snowflake: {
        SecretArn: '<Secret>',
        AccountIdentifier: 'acme-ads',
        DatabaseName: 'SHOP',
        SchemaName: 'PUBLIC',
        TableName: 'SALES',
        TableSchema: {
          V1: [
            // In the order of their names: a map has none in some languages.
            { ColumnName: 'city', ColumnType: 'VARCHAR' },
            { ColumnName: 'revenue', ColumnType: 'NUMBER' },
            { ColumnName: 'user_id', ColumnType: 'VARCHAR' },
          ],
        },
      },
    });
    expect(permissions).toEqual([{ Action: 'secretsmanager:GetSecretValue', Resource: '<Secret>' }]);
  });

  test.each<[string, (stack: Stack) => ISecretRef, string]>([
    ['its own ARN, as an L1', (stack) => new CfnSecret(stack, 'Secret'), '<Secret>'],
    [
      'a complete ARN',
      (stack) =>
        Secret.fromSecretCompleteArn(stack, 'Secret', `arn:aws:secretsmanager:us-east-1:${PUBLISHER}:secret:a-1b2c3d`),
      `arn:aws:secretsmanager:us-east-1:${PUBLISHER}:secret:a-1b2c3d`,
    ],
    ['its name', (stack) => Secret.fromSecretNameV2(stack, 'Secret', 'snowflake'), `${PARTIAL}-??????`],
  ])('is read with a secret that is known by %s', (_, secretIn, resource) => {
    const { permissions } = used((stack) => TableSource.snowflake({ ...names, secret: secretIn(stack) }));

    expect(permissions[0]).toMatchObject({ Resource: resource });
  });

  const decryptingSecret = (key: string) => ({
    Action: 'kms:Decrypt',
    Resource: key,
    Condition: {
      StringEquals: { 'kms:ViaService': 'secretsmanager.us-east-1.amazonaws.com' },
      StringLike: { 'kms:EncryptionContext:SecretARN': '<Secret>' },
    },
  });

  test('is decrypted with the key of the secret', () => {
    const { permissions } = used((stack) =>
      TableSource.snowflake({
        ...names,
        secret: new Secret(stack, 'Secret', { encryptionKey: Key.fromKeyArn(stack, 'Key', KEY_ARN) }),
      }),
    );

    expect(permissions[1]).toEqual(decryptingSecret(KEY_ARN));
  });

  test('is decrypted with the key that is stated', () => {
    const { permissions } = used((stack) =>
      TableSource.snowflake({
        ...names,
        secret: new CfnSecret(stack, 'Secret'),
        encryptionKey: Key.fromKeyArn(stack, 'Key', KEY_ARN),
      }),
    );

    expect(permissions[1]).toEqual(decryptingSecret(KEY_ARN));
  });
});
