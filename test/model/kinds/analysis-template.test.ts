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
    const analysisParameters = [{ name: 'since', type: 'DATE', defaultValue: '2026-01-01' }];
    const syntheticDataParameters = {
      mlSyntheticDataParameters: {
        epsilon: 1,
        maxMembershipInferenceAttackScore: 0.6,
        columnClassification: {
          columnMapping: [{ columnName: 'city', columnType: 'CATEGORICAL', isPredictiveValue: true }],
        },
      },
    };

    expect(read({ analysisParameters, syntheticDataParameters, schema: { referencedTables: ['sales'] } })).toEqual({
      name: known('Reach'),
      membershipPointer: { kind: 'literal', text: '4c7b' },
      format: known('SQL'),
      sql: known('SELECT 1'),
      artifacts: ABSENT,
      referencedTables: list(['sales']),
      errorMessageType: ABSENT,
      parameters: list(['since']),
      syntheticData: known(true),
      declarations: list([{ name: known('since'), type: known('DATE'), defaultValue: known('2026-01-01') }]),
      synthesis: known({
        columns: list([{ name: known('city'), type: known('CATEGORICAL'), isPredicted: known(true) }]),
        attackScore: known(0.6),
      }),
    });
  });

  test('is a job without SQL and parameters', () => {
    const source = { artifacts: { entryPoint: { location: { bucket: 'code', key: 'main.py' } }, roleArn: 'arn' } };

    const errorMessageConfiguration = { type: 'DETAILED' };

    expect(read({ format: 'PYSPARK_1_0', source, errorMessageConfiguration })).toMatchObject({
      errorMessageType: known('DETAILED'),
      format: known('PYSPARK_1_0'),
      sql: ABSENT,
      artifacts: known({
        files: list([{ bucket: { kind: 'literal', text: 'code' }, key: known('main.py') }]),
        rolePointer: { kind: 'literal', text: 'arn' },
      }),
      parameters: ABSENT,
    });
  });

  test('has more files, of which a token can be several', () => {
    const entryPoint = { location: { bucket: 'code', key: 'main.py' } };
    const files = (additionalArtifacts: unknown) => {
      const source = { artifacts: { entryPoint, additionalArtifacts, roleArn: 'arn' } };
      const { artifacts } = read({ format: 'PYSPARK_1_0', source } as Partial<CfnAnalysisTemplateProps>);
      return artifacts.state === 'known' ? artifacts.value.files : artifacts;
    };
    const main = { bucket: { kind: 'literal', text: 'code' }, key: known('main.py') };

    expect(files([{ location: { bucket: 'code', key: 'libraries.tar.gz' } }])).toEqual(
      list([main, { ...main, key: known('libraries.tar.gz') }]),
    );
    expect(files(Lazy.any({ produce: () => Fn.ref('Files') }))).toEqual(list([main], false));
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
      artifacts: ABSENT,
      referencedTables: ABSENT,
      errorMessageType: ABSENT,
      parameters: list(['since'], false),
      syntheticData: UNKNOWN,
      declarations: list([{ name: known('since'), type: known('DATE'), defaultValue: ABSENT }], false),
      synthesis: UNKNOWN,
    });
  });

  test('has a source that is a token', () => {
    expect(read({ source: Fn.conditionIf('Test', {}, Fn.importValue('Other')) }).sql).toEqual(UNKNOWN);
    expect(read({ source: Lazy.any({ produce: () => ({ text: 'SELECT 2' }) }) }).sql).toEqual(known('SELECT 2'));
  });
});
