import type { Stack } from 'aws-cdk-lib';
import { CfnResource } from 'aws-cdk-lib/aws-lakeformation';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { describe, expect, test } from 'vitest';
import { ConfiguredTable, TableSource } from '../../src';
import {
  associationOf,
  customRuleOf,
  glueTableIn,
  LIST_RULE,
  memberOf,
  roomOf,
  tableIn,
  tableOver,
} from '../support/l1-rooms';
import { STRANGER } from '../support/nodes';
import { reportedOn } from '../support/reported';
import { anyQuery, salesLog } from '../support/rooms';

/** What is right and what is wrong about tables, their data and their rules, in whole apps of L1s. */

const ORC = {
  inputFormat: 'org.apache.hadoop.hive.ql.io.orc.OrcInputFormat',
  serdeInfo: { serializationLibrary: 'org.apache.hadoop.hive.ql.io.orc.OrcSerde' },
};

function associated(stack: Stack, analysisRule: object, props: object = {}): void {
  const rules = [analysisRule] as never;
  associationOf(tableIn(stack, { analysisRules: rules }), memberOf(roomOf(stack)), props);
}

/** A bucket of which a location is registered with Lake Formation, and a table whose data is in `sales/`. */
function registered(stack: Stack, location: (bucket: Bucket) => string, hybridAccessEnabled?: boolean): void {
  const lake = new Bucket(stack, 'Lake');
  new CfnResource(stack, 'Governed', {
    resourceArn: location(lake),
    useServiceLinkedRole: true,
    hybridAccessEnabled,
  });
  tableOver(glueTableIn(stack, { location: `s3://${lake.bucketName}/sales/` }));
}

describe('a rule of an association', () => {
  const NONE = { configuredTableAssociationAnalysisRules: undefined };

  test.each([
    ['CUSTOM', customRuleOf()],
    ['LIST', LIST_RULE],
  ])('is asked for beside a table with a rule of type %s', (_, analysisRule) => {
    expect(reportedOn((stack) => associated(stack, analysisRule, NONE))).toEqual([
      'warning AssociationHasCollaborationRule Stack/SalesAssociation',
    ]);
    expect(reportedOn((stack) => associated(stack, analysisRule))).toEqual([]);
  });

  test('has the type of its policy in the table', () => {
    const { policy } = customRuleOf();

    expect(reportedOn((stack) => tableIn(stack, { analysisRules: [{ type: 'AGGREGATION', policy }] }))).toEqual([
      'error PolicyFitsRuleType Stack/Sales',
    ]);
    expect(reportedOn((stack) => tableIn(stack, { analysisRules: [{ type: 'CUSTOM', policy }] }))).toEqual([]);
  });
});

describe('accounts that may write analyses', () => {
  test.each([STRANGER, '999999999999'])('are members of the collaboration, not %s', (stranger) => {
    const rule = customRuleOf({ allowedAnalysisProviders: [stranger] });

    expect(reportedOn((stack) => associated(stack, rule))).toEqual(['warning ProvidersAreMembers Stack/Sales']);
    expect(reportedOn((stack) => tableIn(stack, { analysisRules: [rule] }))).toEqual([]);
  });
});

describe('tables of one collaboration', () => {
  const CRM = { glue: { databaseName: 'shop', tableName: 'crm' } };

  function beside(stack: Stack, second: object): void {
    const membership = memberOf(roomOf(stack));
    associationOf(tableIn(stack), membership);
    associationOf(tableIn(stack, { analysisRules: [second] as never, tableReference: CRM }, 'Crm'), membership);
  }

  test('can be joined only with the same type of rule', () => {
    expect(reportedOn((stack) => beside(stack, LIST_RULE))).toEqual([
      'warning JoinedTablesShareRuleType Stack/CrmAssociation',
    ]);
    expect(reportedOn((stack) => beside(stack, customRuleOf()))).toEqual([]);
  });
});

describe('data that Lake Formation governs', () => {
  test('is not read as data in Amazon S3', () => {
    expect(reportedOn((stack) => registered(stack, (lake) => lake.bucketArn))).toEqual([
      'error LocationIsNotRegistered Stack/Sales',
    ]);
    expect(reportedOn((stack) => registered(stack, (lake) => `${lake.bucketArn}/sales`))).toEqual([
      'error LocationIsNotRegistered Stack/Sales',
    ]);
  });

  test('is elsewhere, or shared with other access', () => {
    expect(reportedOn((stack) => registered(stack, (lake) => lake.arnForObjects('other')))).toEqual([]);
    expect(reportedOn((stack) => registered(stack, (lake) => lake.bucketArn, true))).toEqual([]);
  });

  test('is found behind a source of this library', () => {
    const found = reportedOn((stack) => {
      const lake = new Bucket(stack, 'Lake');
      new CfnResource(stack, 'Governed', { resourceArn: lake.bucketArn, useServiceLinkedRole: true });
      const source = TableSource.glue(salesLog(stack, lake));
      new ConfiguredTable(stack, 'Sales', { source, allowedColumns: ['user_id'], analysisRule: anyQuery() });
    });

    expect(found).toEqual(['error LocationIsNotRegistered Stack/Sales']);
  });
});

describe('a Glue table', () => {
  test('has a format that is read', () => {
    expect(reportedOn((stack) => tableOver(glueTableIn(stack, ORC)))).toEqual([
      'error DataFormatIsSupported Stack/Sales',
    ]);
    const found = reportedOn((stack) => {
      const source = TableSource.glueRef(glueTableIn(stack, ORC), { bucket: new Bucket(stack, 'Lake') });
      new ConfiguredTable(stack, 'Sales', { source, allowedColumns: ['user_id'], analysisRule: anyQuery() });
    });
    expect(found).toEqual(['error DataFormatIsSupported Stack/Sales']);
  });

  test('is in a folder', () => {
    expect(reportedOn((stack) => tableOver(glueTableIn(stack, { location: 's3://lake/sales/all.csv' })))).toEqual([
      'warning LocationIsFolder Stack/Sales',
    ]);
    expect(reportedOn((stack) => tableOver(glueTableIn(stack, { location: 's3://lake/all.csv/' })))).toEqual([]);
  });

  test('is in the database of the reference', () => {
    expect(reportedOn((stack) => tableOver(glueTableIn(stack, {}, 'archive')))).toEqual([
      'warning GlueTableIsInDatabase Stack/Sales',
    ]);
    expect(reportedOn((stack) => tableOver(glueTableIn(stack)))).toEqual([]);
  });
});

describe('a table with several analysis methods', () => {
  test('selects them', () => {
    const rules = { analysisMethod: 'MULTIPLE', analysisRules: [customRuleOf()] };

    expect(reportedOn((stack) => tableIn(stack, rules))).toEqual(['error MultipleMethodsAreSelected Stack/Sales']);
    const selectedAnalysisMethods = ['DIRECT_QUERY', 'DIRECT_JOB'];
    const both = customRuleOf({ allowedAnalyses: ['ANY_QUERY', 'ANY_JOB'] });
    expect(reportedOn((stack) => tableIn(stack, { ...rules, selectedAnalysisMethods, analysisRules: [both] }))).toEqual(
      [],
    );
  });
});
