import { App, Aws, Fn, Lazy, Stack } from 'aws-cdk-lib';
import { CfnTable } from 'aws-cdk-lib/aws-glue';
import { Bucket, CfnBucket } from 'aws-cdk-lib/aws-s3';
import { describe, expect, test } from 'vitest';
import { factsOf } from '../../../src/model/construct-source';
import { ABSENT, known, list, UNKNOWN } from '../../../src/model/fact';
import { glueTable, locationOf } from '../../../src/model/kinds/glue-table';
import { readRaw } from '../../../src/model/resolve';

const app = new App();
const stack = new Stack(app, 'Stack');
const bucket = new CfnBucket(stack, 'Bucket');

function read(tableInput: CfnTable['tableInput']) {
  const scope = new Stack(new App(), 'Stack');
  return factsOf(
    glueTable,
    new CfnTable(scope, 'Table', { catalogId: '111111111111', databaseName: 'retail', tableInput }),
  );
}

const columns = [{ name: 'user_id', type: 'string' }, { name: 'city' }];

describe('a Glue table', () => {
  test('is known', () => {
    expect(
      read({
        name: 'sales',
        storageDescriptor: { columns, location: 's3://lake/sales/' },
        partitionKeys: [{ name: 'day', type: 'date' }],
      }),
    ).toEqual({
      name: known('sales'),
      columns: list(['user_id', 'city', 'day']),
      partitionKeys: list(['day']),
      location: known({ bucket: { kind: 'literal', text: 'lake' }, prefix: known('sales') }),
    });
  });

  test.each<[string, CfnTable['tableInput']]>([
    ['no column is written down', { name: 'sales', storageDescriptor: { location: 's3://lake' } }],
    ['the list of columns is empty', { storageDescriptor: { columns: [] }, partitionKeys: [{ name: 'day' }] }],
    ['there is no storage descriptor', { name: 'sales' }],
    [
      'the columns are a token',
      { storageDescriptor: { columns: Fn.conditionIf('Test', [], Fn.importValue('Other')) } },
    ],
    ['the input is a token', Fn.conditionIf('Test', {}, Fn.importValue('Other'))],
  ])('has unknown columns: %s', (_, tableInput) => {
    expect(read(tableInput).columns).toEqual(UNKNOWN);
  });

  test('has columns of which some are unknown', () => {
    const some = [...columns, { name: Fn.ref('Column') }];

    expect(read({ storageDescriptor: { columns: some } }).columns).toEqual(list(['user_id', 'city'], false));
    expect(
      read({ storageDescriptor: { columns }, partitionKeys: Fn.conditionIf('Test', [], Fn.importValue('Other')) })
        .columns,
    ).toEqual(list(['user_id', 'city'], false));
  });

  test('has partition keys, whether its columns are known or not', () => {
    const partitionKeys = [{ name: 'day' }, { name: Fn.ref('Key') }];

    expect(read({ partitionKeys }).partitionKeys).toEqual(list(['day'], false));
    expect(read({ partitionKeys: Fn.conditionIf('Test', [], [{ name: 'day' }]) }).partitionKeys).toEqual(UNKNOWN);
  });

  test('has columns that are made lazily', () => {
    const storageDescriptor = { columns: Lazy.any({ produce: () => columns }) };

    expect(read({ storageDescriptor }).columns).toEqual(list(['user_id', 'city']));
  });

  test('leaves things out', () => {
    expect(read({})).toMatchObject({ name: ABSENT, partitionKeys: ABSENT, location: ABSENT });
  });
});

describe('a location', () => {
  const literal = (text: string, prefix: string) => known({ bucket: { kind: 'literal', text }, prefix: known(prefix) });

  test.each([
    ['s3://lake', literal('lake', '')],
    ['s3://lake/', literal('lake', '')],
    ['s3://lake/sales', literal('lake', 'sales')],
    ['s3a://lake/sales/2026/', literal('lake', 'sales/2026')],
    ['s3n://lake//sales//', literal('lake', 'sales')],
    ['hdfs://lake/sales', UNKNOWN],
    ['s3://', UNKNOWN],
    ['s3://{{resolve:ssm:/lake/name}}/sales', UNKNOWN],
    [undefined, ABSENT],
  ])('is %s', (text, expected) => {
    expect(locationOf(text)).toEqual(expected);
  });

  test.each<[string, string, unknown]>([
    ['the whole bucket', `s3://${bucket.ref}`, known('')],
    ['a prefix', `s3://${bucket.ref}/sales/2026/`, known('sales/2026')],
    ['an unknown prefix', `s3://${bucket.ref}/${Aws.ACCOUNT_ID}/`, UNKNOWN],
    ['joined text', Fn.join('', ['s3://', bucket.ref, '/sales']), known('sales')],
    ['a prefix that is made lazily', `s3://${bucket.ref}/${Lazy.string({ produce: () => 'sales' })}`, known('sales')],
  ])('is in a bucket of the tree: %s', (_, text, prefix) => {
    const location = locationOf(readRaw(stack, text));

    if (location.state !== 'known') {
      throw new Error('the location is known');
    }
    expect(location.value.bucket).toEqual({ kind: 'resource', key: bucket, attribute: 'Ref' });
    expect(location.value.prefix).toEqual(prefix);
  });

  test('is in a bucket of another stack', () => {
    const lake = new Bucket(new Stack(app, 'Data'), 'Lake');

    expect(locationOf(readRaw(stack, lake.s3UrlForObject('sales/')))).toMatchObject({
      value: { bucket: { kind: 'resource' }, prefix: known('sales') },
    });
  });

  test.each<[string, unknown]>([
    ['the name of the bucket goes on', `s3://${bucket.ref}-copy/sales`],
    ['the name of the bucket has two parts', `s3://${bucket.ref}${Aws.REGION}/sales`],
    ['the name of the bucket starts before', `s3://copy-${bucket.ref}/sales`],
    ['another protocol', `hdfs://${bucket.ref}/sales`],
    ['a token', Fn.importValue('Location')],
    [
      'a producer that throws',
      Lazy.string({
        produce: () => {
          throw new Error('not yet');
        },
      }),
    ],
  ])('is unknown: %s', (_, value) => {
    expect(locationOf(readRaw(stack, value))).toEqual(UNKNOWN);
  });
});
