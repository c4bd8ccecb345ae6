import { App, Fn, Stack } from 'aws-cdk-lib';
import { CfnIntermediateTable, type CfnIntermediateTableProps } from 'aws-cdk-lib/aws-cleanrooms';
import { describe, expect, test } from 'vitest';
import { factsOf } from '../../../src/model/construct-source';
import { ABSENT, known, list, UNKNOWN } from '../../../src/model/fact';
import { intermediateTable } from '../../../src/model/kinds/intermediate-table';

function read(props: Partial<CfnIntermediateTableProps>) {
  return factsOf(
    intermediateTable,
    new CfnIntermediateTable(new Stack(new App(), 'Stack'), 'Daily', {
      name: 'daily',
      membershipIdentifier: '4c7b',
      populationAnalysisConfiguration: { sqlParameters: { queryString: 'SELECT 1' } },
      ...props,
    }),
  );
}

describe('an intermediate table', () => {
  test('is known', () => {
    expect(read({ kmsKeyArn: 'arn' })).toEqual({
      name: known('daily'),
      membershipPointer: { kind: 'literal', text: '4c7b' },
      sql: known('SELECT 1'),
      templatePointer: { kind: 'absent' },
      keyPointer: { kind: 'literal', text: 'arn' },
      rule: ABSENT,
      reviews: ABSENT,
    });
  });

  test('is filled by a template', () => {
    const sqlParameters = { analysisTemplateArn: 'arn' };

    expect(read({ populationAnalysisConfiguration: { sqlParameters } })).toMatchObject({
      sql: ABSENT,
      templatePointer: { kind: 'literal', text: 'arn' },
    });
  });

  test('has a rule', () => {
    const custom = {
      allowedAnalyses: ['ANY_QUERY'],
      allowedResultReceivers: ['222222222222'],
      additionalAnalyses: 'REQUIRED',
    };

    expect(read({ analysisRules: [{ type: 'CUSTOM', policy: { v1: { custom } } }] }).rule).toEqual(
      known({
        type: known('CUSTOM'),
        custom: known({
          allowedAnalyses: list([{ kind: 'literal', text: 'ANY_QUERY' }]),
          providers: ABSENT,
          differentialPrivacy: ABSENT,
          disallowedOutputColumns: ABSENT,
          thresholds: ABSENT,
          comparisonControls: ABSENT,
        }),
        receivers: list(['222222222222']),
        additionalAnalyses: known('REQUIRED'),
      }),
    );
  });

  test('has unknown properties', () => {
    const facts = read({
      name: Fn.ref('Name'),
      populationAnalysisConfiguration: Fn.conditionIf('Test', {}, { sqlParameters: {} }),
      analysisRules: [{ type: 'CUSTOM', policy: Fn.conditionIf('Test', {}, Fn.importValue('Other')) }],
    });

    expect(facts).toMatchObject({ name: UNKNOWN, sql: UNKNOWN, templatePointer: { kind: 'unknown' } });
    expect(facts.rule).toMatchObject({ value: { custom: UNKNOWN, receivers: UNKNOWN, additionalAnalyses: UNKNOWN } });
  });
});
