import { Aws, Stack } from 'aws-cdk-lib';
import { CfnTable, Database, DataFormat, S3Table, Schema } from 'aws-cdk-lib/aws-glue';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { describe, expect, test } from 'vitest';
import { AllowedColumns, TableSource } from '../../src';

const SALES = ['user_id', 'email', 'city'];

/** The source of an AWS Glue table with these columns. */
function glue(columns: readonly (string | undefined)[], partitionKeys: readonly string[] = []): TableSource {
  const stack = new Stack();
  const all = columns.map((name) => ({ name: name ?? Aws.REGION, type: 'string' }));
  return TableSource.glueRef(
    new CfnTable(stack, 'Sales', {
      catalogId: '111111111111',
      databaseName: 'shop',
      tableInput: {
        name: 'sales',
        storageDescriptor: { columns: all },
        partitionKeys: partitionKeys.map((name) => ({ name, type: 'string' })),
      },
    }),
  );
}

function numbered(count: number): string[] {
  return Array.from({ length: count }, (_, i) => `column_${i}`);
}

describe('the columns of a table', () => {
  test('are all that are declared, with partition keys', () => {
    expect(AllowedColumns.allOf(glue(SALES, ['day']))).toEqual([...SALES, 'day']);
  });

  test('are without those that are excepted', () => {
    expect(AllowedColumns.allOf(glue(SALES, ['day']), { except: ['email', 'day'] })).toEqual(['user_id', 'city']);
  });

  test('can be those of an L2', () => {
    const stack = new Stack();
    const table = new S3Table(stack, 'Sales', {
      database: new Database(stack, 'Database'),
      columns: SALES.map((name) => ({ name, type: Schema.STRING })),
      dataFormat: DataFormat.PARQUET,
    });

    expect(AllowedColumns.allOf(TableSource.glue(table), { except: ['email'] })).toEqual(['user_id', 'city']);
  });

  test('can be those of a Snowflake table', () => {
    const source = TableSource.snowflake({
      secret: Secret.fromSecretNameV2(new Stack(), 'Secret', 'snowflake'),
      accountIdentifier: 'EXAMPLE-ACCOUNT',
      databaseName: 'ADS',
      schemaName: 'PUBLIC',
      tableName: 'SALES',
      columnTypes: { user_id: 'VARCHAR', email: 'VARCHAR', city: 'VARCHAR' },
    });

    expect(AllowedColumns.allOf(source, { except: ['email'] })).toEqual(['city', 'user_id']);
  });

  test('can be as many as the service takes', () => {
    expect(AllowedColumns.allOf(glue(numbered(100)))).toHaveLength(100);
    expect(AllowedColumns.allOf(glue(numbered(101)), { except: ['column_7'] })).toHaveLength(100);
  });
});

describe('an error', () => {
  const refusal = (work: () => unknown) => {
    try {
      work();
    } catch (error) {
      return String((error as Error).message);
    }
    throw new Error('nothing is refused');
  };

  test('reports more columns than the service takes', () => {
    expect(refusal(() => AllowedColumns.allOf(glue(numbered(101))))).toBe(
      [
        'AllowedColumns.allOf: 101 columns remain',
        '    why: a configured table can have up to 100 allowed columns',
        '    fix: except more columns in except',
      ].join('\n'),
    );
  });

  test('reports that no column remains', () => {
    expect(refusal(() => AllowedColumns.allOf(glue(['email']), { except: ['email'] }))).toBe(
      [
        'AllowedColumns.allOf: no column remains',
        '    why: a configured table has at least one allowed column',
        '    fix: except fewer columns in except',
      ].join('\n'),
    );
  });

  test('reports every excepted column that the table does not have', () => {
    expect(refusal(() => AllowedColumns.allOf(glue(SALES), { except: ['e_mail', 'phone', 'city'] }))).toBe(
      [
        'AllowedColumns.allOf: except contains "e_mail", which is not a column of the table',
        '    why: a column with another spelling would be allowed',
        '    fix: use "email" instead',
        '  AllowedColumns.allOf: except contains "phone", which is not a column of the table',
        '    why: a column with another spelling would be allowed',
        '    fix: remove it',
      ].join('\n'),
    );
  });

  const unknown = [
    'AllowedColumns.allOf: the columns of the table are not known at synthesis',
    '    why: only a table that this app defines, with literal names of its columns, has known columns',
    '    fix: list the columns in allowedColumns',
  ].join('\n');

  test.each([
    ['a column is a token', () => glue(['user_id', undefined])],
    ['the table declares no columns', () => glue([])],
    [
      'the table is named only',
      () =>
        TableSource.glueByName({
          databaseName: 'shop',
          tableName: 'sales',
          bucket: Bucket.fromBucketName(new Stack(), 'Lake', 'lake'),
        }),
    ],
    [
      'Athena reads the table',
      () =>
        TableSource.athena({
          workGroup: 'primary',
          databaseName: 'shop',
          tableName: 'sales',
          outputBucket: Bucket.fromBucketName(new Stack(), 'Out', 'out'),
        }),
    ],
  ])('reports that the columns are not known: %s', (_, source) => {
    expect(refusal(() => AllowedColumns.allOf(source(), { except: ['email'] }))).toBe(unknown);
  });
});
