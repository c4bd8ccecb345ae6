import { App, Aws, Fn, Lazy, Stack } from 'aws-cdk-lib';
import { CfnAnalysisTemplate, type CfnAnalysisTemplateProps } from 'aws-cdk-lib/aws-cleanrooms';
import { describe, expect, test } from 'vitest';
import { factsOf } from '../../../src/model/construct-source';
import { ABSENT, known, list, UNKNOWN } from '../../../src/model/fact';
import { analysisTemplate } from '../../../src/model/kinds/analysis-template';

function read(props: Partial<CfnAnalysisTemplateProps>) {
  return factsOf(
    analysisTemplate,
    new CfnAnalysisTemplate(new Stack(new App(), 'Stack'), 'Reach', {
      name: 'Reach',
      membershipIdentifier: '4c7b',
      format: 'SQL',
      source: { text: 'SELECT 1' },
      ...props,
    }),
  );
}

describe('an analysis template', () => {
  test('is known', () => {
    const analysisParameters = [{ name: 'since', type: 'DATE' }];

    expect(read({ analysisParameters })).toEqual({
      name: known('Reach'),
      membershipPointer: { kind: 'literal', text: '4c7b' },
      format: known('SQL'),
      sql: known('SELECT 1'),
      parameters: list(['since']),
      syntheticData: ABSENT,
    });
  });

  test('is a job without SQL and parameters', () => {
    const source = { artifacts: { entryPoint: { location: { bucket: 'code', key: 'main.py' } }, roleArn: 'arn' } };

    expect(read({ format: 'PYSPARK_1_0', source })).toMatchObject({
      format: known('PYSPARK_1_0'),
      sql: ABSENT,
      parameters: ABSENT,
    });
  });

  test('has unknown properties', () => {
    const facts = read({
      name: Fn.ref('Name'),
      membershipIdentifier: Fn.importValue('Membership'),
      format: Fn.ref('Format'),
      source: { text: `SELECT * FROM ${Fn.ref('Table')}` },
      analysisParameters: [{ name: 'since', type: 'DATE' }, Fn.conditionIf('Until', {}, Aws.NO_VALUE)],
      syntheticDataParameters: Fn.conditionIf('Synthetic', {}, Aws.NO_VALUE),
    });

    expect(facts).toEqual({
      name: UNKNOWN,
      membershipPointer: { kind: 'unknown' },
      format: UNKNOWN,
      sql: UNKNOWN,
      parameters: list(['since'], false),
      syntheticData: UNKNOWN,
    });
  });

  test('has a source that is a token', () => {
    expect(read({ source: Fn.conditionIf('Test', {}, Fn.importValue('Other')) }).sql).toEqual(UNKNOWN);
    expect(read({ source: Lazy.any({ produce: () => ({ text: 'SELECT 2' }) }) }).sql).toEqual(known('SELECT 2'));
  });
});
