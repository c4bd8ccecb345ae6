import { App, Fn, Lazy, Stack } from 'aws-cdk-lib';
import { CfnTable } from 'aws-cdk-lib/aws-glue';
import { describe, expect, test } from 'vitest';
import { factsOf } from '../../../src/model/construct-source';
import { ABSENT, known, list, UNKNOWN } from '../../../src/model/fact';
import { glueTable } from '../../../src/model/kinds/glue-table';

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
        storageDescriptor: {
          columns,
          location: 's3://lake/sales/',
          serdeInfo: { serializationLibrary: 'org.openx.data.jsonserde.JsonSerDe' },
        },
        partitionKeys: [{ name: 'day', type: 'date' }],
      }),
    ).toEqual({
      name: known('sales'),
      columns: list(['user_id', 'city', 'day']),
      partitionKeys: list(['day']),
      columnTypes: list([
        { name: 'user_id', type: known('string') },
        { name: 'city', type: ABSENT },
        { name: 'day', type: known('date') },
      ]),
      tableFormat: ABSENT,
      location: known({ bucket: { kind: 'literal', text: 'lake' }, prefix: known('sales'), lastName: known('') }),
      databasePointer: { kind: 'literal', text: 'retail' },
      inputFormat: ABSENT,
      serializationLibrary: known('org.openx.data.jsonserde.JsonSerDe'),
      tableType: ABSENT,
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

  test('has types of the columns whose type is written down', () => {
    const typed = [
      { name: 'Tags', type: 'ARRAY<string>' },
      { name: 'city', type: Fn.ref('Type') },
    ];

    expect(read({ storageDescriptor: { columns: typed } }).columnTypes).toEqual(
      list([
        { name: 'Tags', type: known('ARRAY<string>') },
        { name: 'city', type: UNKNOWN },
      ]),
    );
  });

  test('is an Iceberg table by its parameters, or by its table format', () => {
    const scope = new Stack(new App(), 'Stack');
    const openTableFormatInput = { icebergInput: { metadataOperation: 'CREATE' } };
    const created = new CfnTable(scope, 'Table', {
      catalogId: '111111111111',
      databaseName: 'retail',
      tableInput: { name: 'sales' },
      openTableFormatInput,
    });

    expect(factsOf(glueTable, created).tableFormat).toEqual(known('ICEBERG'));
    expect(read({ parameters: { table_type: 'iceberg' } }).tableFormat).toEqual(known('ICEBERG'));
    expect(read({ parameters: Fn.conditionIf('Test', {}, Fn.importValue('Other')) }).tableFormat).toEqual(UNKNOWN);
  });

  test('has columns that are made lazily', () => {
    const storageDescriptor = { columns: Lazy.any({ produce: () => columns }) };

    expect(read({ storageDescriptor }).columns).toEqual(list(['user_id', 'city']));
  });

  test('is a view, or read by an input format', () => {
    expect(read({ tableType: 'VIRTUAL_VIEW' }).tableType).toEqual(known('VIRTUAL_VIEW'));
    expect(read({ storageDescriptor: { inputFormat: 'TextInputFormat' } }).inputFormat).toEqual(
      known('TextInputFormat'),
    );
  });

  test('leaves things out', () => {
    expect(read({})).toMatchObject({ name: ABSENT, partitionKeys: ABSENT, location: ABSENT });
  });
});
