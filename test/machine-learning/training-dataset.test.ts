import { App, CfnParameter, RemovalPolicy, Stack, Tags, Validations } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { CfnTrainingDataset } from 'aws-cdk-lib/aws-cleanroomsml';
import { CfnTable, Database, DataFormat, S3Table, S3TableStorage, Schema, TableBase } from 'aws-cdk-lib/aws-glue';
import { ManagedPolicy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { describe, expect, test } from 'vitest';
import { TableSource, TrainingColumn, TrainingDataset, type TrainingDatasetProps } from '../../src';
import { findingsIn } from '../../src/validation/report';
import { permissionsOf, readable, theOnly } from '../support/readable';
import { AN_ID, lakeOf, PUBLISHER, publisherStack, STRANGER } from '../support/two-companies';

const TYPE = 'AWS::CleanRoomsML::TrainingDataset';
const ARN = `arn:aws:cleanrooms-ml:eu-west-1:${STRANGER}:training-dataset/${AN_ID}`;
const COLUMNS = [TrainingColumn.userId('viewer'), TrainingColumn.itemId('film'), TrainingColumn.timestamp('seen_at')];

function viewsIn(stack: Stack): TableSource {
  return TableSource.glueByName({
    databaseName: 'viewing',
    tableName: 'views',
    bucket: lakeOf(stack),
    keyPrefix: 'views',
  });
}

function datasetIn(stack: Stack, props: Partial<TrainingDatasetProps> = {}): TrainingDataset {
  return new TrainingDataset(stack, 'Views', { source: props.source ?? viewsIn(stack), columns: COLUMNS, ...props });
}

/** The resources of the catalog, as the guide lists them. */
function inCatalog(...resources: string[]): string[] {
  return resources.map((resource) => `arn:<AWS::Partition>:glue:us-east-1:${PUBLISHER}:${resource}`);
}

describe('a training dataset', () => {
  test('reads the interactions of a Glue table, with a role of its own', () => {
    const stack = publisherStack();

    datasetIn(stack);

    expect(theOnly(Template.fromStack(stack), TYPE).properties).toEqual({
      Name: 'Views',
      RoleArn: '<ViewsRole.Arn>',
      TrainingData: [
        {
          Type: 'INTERACTIONS',
          InputConfig: {
            Schema: [
              { ColumnName: 'viewer', ColumnTypes: ['USER_ID'] },
              { ColumnName: 'film', ColumnTypes: ['ITEM_ID'] },
              { ColumnName: 'seen_at', ColumnTypes: ['TIMESTAMP'] },
            ],
            DataSource: { GlueDataSource: { DatabaseName: 'viewing', TableName: 'views' } },
          },
        },
      ],
    });
  });

  test.each([
    [TrainingColumn.categoricalFeature('device'), 'CATEGORICAL_FEATURE'],
    [TrainingColumn.numericalFeature('device'), 'NUMERICAL_FEATURE'],
  ])('can have features', (column, type) => {
    const stack = publisherStack();

    datasetIn(stack, { columns: [...COLUMNS, column] });

    const [data] = theOnly(Template.fromStack(stack), TYPE).properties.TrainingData as [
      { InputConfig: { Schema: unknown[] } },
    ];
    expect(data.InputConfig.Schema[3]).toEqual({ ColumnName: 'device', ColumnTypes: [type] });
  });

  test('has a name and a description on request', () => {
    const stack = publisherStack();

    datasetIn(stack, { trainingDatasetName: 'views of 2026', description: 'Who saw what' });

    Template.fromStack(stack).hasResourceProperties(TYPE, { Name: 'views of 2026', Description: 'Who saw what' });
  });

  test('names the catalog of another account only', () => {
    const stack = publisherStack();
    const arn = (account: string) => `arn:aws:glue:us-east-1:${account}:table/viewing/views`;
    const tableOf = (account: string) => TableBase.fromTableArn(stack, account, arn(account));

    const catalogs = [PUBLISHER, STRANGER].map((account) => {
      const source = TableSource.glue(tableOf(account), {
        bucket: Bucket.fromBucketName(stack, `${account}B`, 'lake'),
      });
      const dataset = new TrainingDataset(stack, `Views${account}`, { source, columns: COLUMNS });
      const { trainingData } = dataset.node.defaultChild as CfnTrainingDataset;
      const [{ inputConfig }] = trainingData as [CfnTrainingDataset.DatasetProperty];
      const { dataSource } = inputConfig as CfnTrainingDataset.DatasetInputConfigProperty;
      return (dataSource as CfnTrainingDataset.DataSourceProperty).glueDataSource;
    });

    expect(catalogs).toMatchObject([{ catalogId: undefined }, { catalogId: STRANGER }]);
  });

  test('can have a table of the app, which the rules compare with its columns', () => {
    const stack = publisherStack();
    const table = new S3Table(stack, 'Log', {
      database: new Database(stack, 'Viewing', { databaseName: 'viewing' }),
      columns: [
        { name: 'viewer', type: Schema.STRING },
        { name: 'film', type: Schema.STRING },
        { name: 'seen_at', type: Schema.DATE },
      ],
      dataFormat: DataFormat.PARQUET,
      storage: S3TableStorage.fromBucket(new Bucket(stack, 'LogBucket')),
      s3Prefix: 'views',
    });

    datasetIn(stack, { source: TableSource.glue(table) });

    const ids = findingsIn(stack.node.root).findings.map(({ rule }) => rule.id);
    expect(ids).toContain('TrainingColumnsFitTable');
  });

  test('takes the tags of its scope', () => {
    const stack = publisherStack();

    Tags.of(datasetIn(stack)).add('team', 'ads');

    Template.fromStack(stack).hasResourceProperties(TYPE, { Tags: [Match.objectLike({ Key: 'team' })] });
  });

  test('goes with its template, or outlives it on request', () => {
    const [gone, kept] = [publisherStack(), publisherStack()];

    datasetIn(gone);
    datasetIn(kept, { removalPolicy: RemovalPolicy.RETAIN });

    Template.fromStack(gone).hasResource(TYPE, { DeletionPolicy: 'Delete', UpdateReplacePolicy: 'Delete' });
    Template.fromStack(kept).hasResource(TYPE, { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
  });

  test('has its L1 as default child, and refers to itself by its ARN', () => {
    const stack = publisherStack();

    const dataset = datasetIn(stack);

    expect(CfnTrainingDataset.isCfnTrainingDataset(dataset.node.defaultChild)).toBe(true);
    expect(readable(stack.resolve(dataset.trainingDatasetRef))).toEqual({
      trainingDatasetArn: '<Views.TrainingDatasetArn>',
    });
  });
});

describe('the role of a training dataset', () => {
  test('can be assumed only by Clean Rooms ML, for datasets of the account', () => {
    const stack = publisherStack();

    datasetIn(stack);

    const { AssumeRolePolicyDocument } = theOnly(Template.fromStack(stack), 'AWS::IAM::Role').properties;
    expect(AssumeRolePolicyDocument).toMatchObject({
      Statement: [
        {
          Effect: 'Allow',
          Action: 'sts:AssumeRole',
          Principal: { Service: 'cleanrooms-ml.amazonaws.com' },
          Condition: {
            StringEqualsIfExists: { 'aws:SourceAccount': PUBLISHER },
            ArnLikeIfExists: {
              'aws:SourceArn': `arn:<AWS::Partition>:cleanrooms-ml:us-east-1:${PUBLISHER}:training-dataset/*`,
            },
          },
        },
      ],
    });
  });

  test('can read only the table, and what the engine of Clean Rooms ML looks for in the catalog', () => {
    const stack = publisherStack();

    datasetIn(stack);

    expect(permissionsOf(Template.fromStack(stack))).toEqual([
      {
        Action: expect.arrayContaining(['glue:GetTable', 'glue:GetPartitions']),
        Resource: inCatalog('catalog', 'database/viewing', 'table/viewing/views'),
      },
      expect.objectContaining({ Action: 's3:GetBucketLocation' }),
      expect.objectContaining({ Action: 's3:ListBucket' }),
      expect.objectContaining({ Action: 's3:GetObject', Resource: 'arn:<AWS::Partition>:s3:::lake/views/*' }),
      {
        Action: 'glue:GetUserDefinedFunctions',
        Resource: inCatalog('catalog', 'database/viewing', 'table/viewing/views', 'database/default'),
      },
      {
        Action: ['glue:GetDatabase', 'glue:GetDatabases', 'glue:CreateDatabase'],
        Resource: inCatalog('database/default')[0],
      },
    ]);
  });

  test('can decrypt the data through Amazon S3', () => {
    const stack = publisherStack();
    const encryptionKey = Key.fromKeyArn(stack, 'Key', `arn:aws:kms:us-east-1:${PUBLISHER}:key/${AN_ID}`);
    const names = { databaseName: 'viewing', tableName: 'views', keyPrefix: 'views' };

    datasetIn(stack, { source: TableSource.glueByName({ ...names, bucket: lakeOf(stack), encryptionKey }) });

    expect(permissionsOf(Template.fromStack(stack))).toContainEqual(
      expect.objectContaining({
        Action: 'kms:Decrypt',
        Condition: { StringLike: { 'kms:ViaService': 's3.*.amazonaws.com' } },
      }),
    );
  });

  test('can be another one, for whose policies the dataset waits', () => {
    const stack = publisherStack();
    const role = new Role(stack, 'Reader', { assumedBy: new ServicePrincipal('cleanrooms-ml.amazonaws.com') });
    role.addManagedPolicy(
      new ManagedPolicy(stack, 'Reading', {
        statements: [new PolicyStatement({ actions: ['s3:GetObject'], resources: ['arn:aws:s3:::lake/views/*'] })],
      }),
    );

    const dataset = datasetIn(stack, { role });

    expect(dataset.role).toBe(role);
    const template = Template.fromStack(stack);
    template.resourceCountIs('AWS::IAM::Role', 1);
    expect(theOnly(template, TYPE).dependsOn).toEqual(['Reader']);
  });
});

describe('a training dataset fails', () => {
  test('without a Glue table', () => {
    const stack = publisherStack();
    const source = TableSource.athena({
      workGroup: 'primary',
      databaseName: 'viewing',
      tableName: 'views',
      outputBucket: lakeOf(stack),
    });

    expect(() => datasetIn(stack, { source })).toThrowErrorMatchingInlineSnapshot(`
      [InputError: Publisher/Views: source is not an AWS Glue table with data in Amazon S3
          why: Clean Rooms ML reads training data only from such a table
          fix: use TableSource.glue, TableSource.glueRef or TableSource.glueByName]
    `);
  });

  test('with a Glue table of another Region', () => {
    const stack = publisherStack();
    const table = TableBase.fromTableArn(stack, 'Table', `arn:aws:glue:eu-west-1:${PUBLISHER}:table/viewing/views`);

    expect(() =>
      datasetIn(stack, { source: TableSource.glue(table, { bucket: lakeOf(stack) }) }),
    ).toThrowErrorMatchingInlineSnapshot(`
      [InputError: Publisher/Views: the AWS Glue table is in eu-west-1, and the training dataset is in us-east-1
          why: Clean Rooms ML reads training data from the Data Catalog of its own Region
          fix: use a table in us-east-1, or create the training dataset in a stack in eu-west-1]
    `);
  });

  test('not with a Region that is known only at deployment', () => {
    const stack = publisherStack();
    const table = TableBase.fromTableArn(stack, 'Table', new CfnParameter(stack, 'Arn').valueAsString);

    expect(() => datasetIn(stack, { source: TableSource.glue(table, { bucket: lakeOf(stack) }) })).not.toThrow();
    expect(() => datasetIn(new Stack(new App(), 'Anywhere'))).not.toThrow();
  });
});

test('the L1 of a Glue table can be the source', () => {
  const stack = publisherStack();
  const table = new CfnTable(stack, 'Table', {
    catalogId: PUBLISHER,
    databaseName: 'viewing',
    tableInput: { name: 'views', storageDescriptor: { location: 's3://lake/views/' } },
  });

  datasetIn(stack, { source: TableSource.glueRef(table) });

  Template.fromStack(stack).hasResourceProperties(TYPE, {
    TrainingData: [
      Match.objectLike({
        InputConfig: Match.objectLike({
          DataSource: { GlueDataSource: { DatabaseName: 'viewing', TableName: { Ref: 'Table' } } },
        }),
      }),
    ],
  });
});

test('a whole bucket as the source is reported', () => {
  const stack = publisherStack();
  Validations.of(stack).acknowledge({ id: 'CleanRooms::RoleReadsWholeBucket', reason: 'all of it is one table' });

  datasetIn(stack, {
    source: TableSource.glueByName({ databaseName: 'viewing', tableName: 'views', bucket: lakeOf(stack) }),
  });

  expect(permissionsOf(Template.fromStack(stack))).toContainEqual(
    expect.objectContaining({ Action: 's3:GetObject', Resource: 'arn:<AWS::Partition>:s3:::lake/*' }),
  );
});

describe('isTrainingDataset', () => {
  test('knows a training dataset', () => {
    expect(TrainingDataset.isTrainingDataset(datasetIn(publisherStack()))).toBe(true);
  });

  test.each([undefined, null, 'Views', {}])('knows that %o is none', (other) => {
    expect(TrainingDataset.isTrainingDataset(other)).toBe(false);
  });
});

describe('an imported training dataset', () => {
  test('knows its account and Region from its ARN', () => {
    const dataset = TrainingDataset.fromTrainingDatasetArn(publisherStack(), 'Views', ARN);

    expect(dataset.trainingDatasetRef).toEqual({ trainingDatasetArn: ARN });
    expect(dataset.env).toEqual({ account: STRANGER, region: 'eu-west-1' });
  });

  test.each([ARN.replace('training-dataset', 'audience-model'), `${ARN}?`, AN_ID])('fails for %s', (arn) => {
    expect(() => TrainingDataset.fromTrainingDatasetArn(publisherStack(), 'Views', arn)).toThrow(
      'arn:aws:cleanrooms-ml:us-east-1:111122223333:training-dataset/c3d4…',
    );
  });
});
