import { App, Aws, CfnParameter, Fn, Lazy, Stack } from 'aws-cdk-lib';
import { CfnConfiguredTable, type CfnConfiguredTableProps } from 'aws-cdk-lib/aws-cleanrooms';
import { CfnTable } from 'aws-cdk-lib/aws-glue';
import { describe, expect, test } from 'vitest';
import { factsOf } from '../../../src/model/construct-source';
import { ABSENT, known, list, UNKNOWN } from '../../../src/model/fact';
import { configuredTable } from '../../../src/model/kinds/configured-table';

const GLUE = { glue: { databaseName: 'retail', tableName: 'sales' } };
const ATHENA = { workGroup: 'primary', databaseName: 'retail', tableName: 'sales' };
const SNOWFLAKE = {
  secretArn: 'arn',
  accountIdentifier: 'id',
  databaseName: 'retail',
  schemaName: 'public',
  tableName: 'sales',
  tableSchema: { v1: [] },
};

function read(props: Partial<CfnConfiguredTableProps>, stack = new Stack(new App(), 'Stack')) {
  return factsOf(
    configuredTable,
    new CfnConfiguredTable(stack, 'Sales', {
      name: 'sales',
      allowedColumns: ['user_id', 'city'],
      analysisMethod: 'DIRECT_QUERY',
      tableReference: GLUE,
      ...props,
    }),
  );
}

describe('a configured table', () => {
  test('is known', () => {
    expect(read({})).toEqual({
      name: known('sales'),
      source: known({
        kind: 'glue',
        tablePointer: { kind: 'literal', text: 'sales' },
        databasePointer: { kind: 'literal', text: 'retail' },
        tableName: known('sales'),
      }),
      sourceRegion: ABSENT,
      athenaTablePointer: { kind: 'absent' },
      snowflakeColumns: ABSENT,
      allowedColumns: list(['user_id', 'city']),
      analysisMethod: known('DIRECT_QUERY'),
      selectedMethods: ABSENT,
      rule: ABSENT,
      reviews: ABSENT,
    });
  });

  test('can select several analysis methods', () => {
    expect(read({ analysisMethod: 'MULTIPLE', selectedAnalysisMethods: ['DIRECT_QUERY', 'DIRECT_JOB'] })).toMatchObject(
      {
        analysisMethod: known('MULTIPLE'),
        selectedMethods: list(['DIRECT_QUERY', 'DIRECT_JOB']),
      },
    );
  });

  test('has unknown properties', () => {
    const stack = new Stack(new App(), 'Stack');
    const columns = new CfnParameter(stack, 'Columns', { type: 'CommaDelimitedList' });

    const facts = read(
      { name: `sales-${Aws.REGION}`, allowedColumns: columns.valueAsList, analysisMethod: Fn.ref('Method') },
      stack,
    );

    expect(facts).toMatchObject({ name: UNKNOWN, allowedColumns: UNKNOWN, analysisMethod: UNKNOWN });
  });

  test('has columns of which one is unknown', () => {
    expect(read({ allowedColumns: ['user_id', Fn.ref('Column')] }).allowedColumns).toEqual(list(['user_id'], false));
    expect(read({ allowedColumns: Lazy.list({ produce: () => ['user_id'] }) }).allowedColumns).toEqual(
      list(['user_id']),
    );
  });
});

describe('the source of a table', () => {
  test('is a Glue table of the tree', () => {
    const app = new App();
    const glueTable = new CfnTable(new Stack(app, 'Data'), 'Table', {
      catalogId: '111111111111',
      databaseName: 'retail',
      tableInput: { name: 'sales' },
    });

    const { source } = read(
      { tableReference: { glue: { databaseName: 'retail', tableName: glueTable.ref } } },
      new Stack(app, 'Ads'),
    );

    if (source.state !== 'known' || source.value.kind !== 'glue') {
      throw new Error('the source is a Glue table');
    }
    expect(source.value.tableName).toEqual(UNKNOWN);
    expect(source.value.tablePointer).toEqual({ kind: 'resource', key: glueTable, attribute: 'Ref' });
  });

  test('is a Glue table of unknown names', () => {
    const glue = Fn.conditionIf('Test', {}, Fn.importValue('Other'));

    expect(read({ tableReference: { glue } }).source).toEqual(
      known({
        kind: 'glue',
        tablePointer: { kind: 'unknown' },
        databasePointer: { kind: 'unknown' },
        tableName: UNKNOWN,
      }),
    );
  });

  test.each<[string, CfnConfiguredTableProps['tableReference'], unknown]>([
    ['in Athena', { athena: ATHENA }, known({ kind: 'athena' })],
    ['in Snowflake', { snowflake: SNOWFLAKE }, known({ kind: 'snowflake' })],
    ['made lazily', Lazy.any({ produce: () => ({ athena: ATHENA }) }), known({ kind: 'athena' })],
    ['in Databricks', { databricks: {} } as never, known({ kind: 'databricks' })],
    ['none that is known here', {}, known({ kind: 'other' })],
    ['unknown', Fn.conditionIf('Test', GLUE, { athena: ATHENA }), UNKNOWN],
    [
      'one of two, under a condition',
      { glue: Fn.conditionIf('Test', {}, Aws.NO_VALUE), athena: Fn.conditionIf('Test', Aws.NO_VALUE, {}) },
      UNKNOWN,
    ],
    ['left out', Lazy.any({ produce: () => undefined }) as never, ABSENT],
  ])('is %s', (_, tableReference, expected) => {
    expect(read({ tableReference }).source).toEqual(expected);
  });
});

test('a table of Snowflake has the columns of its schema', () => {
  const v1 = [
    { columnName: 'user_id', columnType: 'VARCHAR' },
    { columnName: Fn.ref('Column'), columnType: 'DATE' },
  ];
  const facts = read({ tableReference: { snowflake: { ...SNOWFLAKE, tableSchema: { v1 } } } });

  expect(facts.snowflakeColumns).toEqual(list(['user_id'], false));
  expect(facts.athenaTablePointer).toEqual({ kind: 'absent' });
});

test('a table of Athena has its table and its Region', () => {
  const facts = read({ tableReference: { athena: { ...ATHENA, region: 'eu-west-1' } } });

  expect(facts.athenaTablePointer).toEqual({ kind: 'literal', text: 'sales' });
  expect(facts.sourceRegion).toEqual(known('eu-west-1'));
});

test('a table of Glue has its Region', () => {
  expect(read({ tableReference: { glue: { ...GLUE.glue, region: 'eu-west-1' } } }).sourceRegion).toEqual(
    known('eu-west-1'),
  );
});

test('a table of two sources has the Region of none', () => {
  const region = 'eu-west-1';
  const facts = read({ tableReference: { glue: { ...GLUE.glue, region }, athena: { ...ATHENA, region } } });

  expect(facts.sourceRegion).toEqual(UNKNOWN);
});

test('a Region is unknown if the source is', () => {
  const tableReference = Fn.conditionIf('Test', GLUE, { athena: ATHENA });

  expect(read({ tableReference }).sourceRegion).toEqual(UNKNOWN);
  expect(read({ tableReference: { glue: { ...GLUE.glue, region: Aws.REGION } } }).sourceRegion).toEqual(UNKNOWN);
});

describe('the rule of a table', () => {
  const rule = { type: 'LIST', policy: { v1: { list: { joinColumns: ['user_id'], listColumns: ['city'] } } } };

  test('is known', () => {
    expect(read({ analysisRules: [rule] }).rule).toMatchObject({ state: 'known', value: { type: known('LIST') } });
  });

  test.each<[string, CfnConfiguredTableProps['analysisRules'], unknown]>([
    ['absent: left out', undefined, ABSENT],
    ['absent: no rule', [], ABSENT],
    ['unknown: a token', Fn.conditionIf('Test', [], Fn.importValue('Other')), UNKNOWN],
    ['unknown: a rule that is a token', [Fn.conditionIf('Test', {}, Fn.importValue('Other'))], UNKNOWN],
    ['unknown: more rules than there can be', [rule, rule], UNKNOWN],
  ])('is %s', (_, analysisRules, expected) => {
    expect(read({ analysisRules }).rule).toEqual(expected);
  });
});
