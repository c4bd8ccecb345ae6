import { App, Fn, Stack } from 'aws-cdk-lib';
import {
  CfnConfiguredModelAlgorithm,
  CfnConfiguredModelAlgorithmAssociation,
  type CfnConfiguredModelAlgorithmAssociationProps,
  type CfnConfiguredModelAlgorithmProps,
  CfnTrainingDataset,
  type CfnTrainingDatasetProps,
} from 'aws-cdk-lib/aws-cleanroomsml';
import { describe, expect, test } from 'vitest';
import { factsOf } from '../../../src/model/construct-source';
import { ABSENT, known, list, UNKNOWN } from '../../../src/model/fact';
import { modelAlgorithm } from '../../../src/model/kinds/model-algorithm';
import { modelAssociation } from '../../../src/model/kinds/model-association';
import { trainingDataset } from '../../../src/model/kinds/training-dataset';

const ROLE = 'arn:aws:iam::111111111111:role/Models';
const TOKEN = Fn.conditionIf('Test', {}, Fn.importValue('Other'));

function newStack(): Stack {
  return new Stack(new App(), 'Stack');
}

function readDataset(trainingData: CfnTrainingDatasetProps['trainingData']) {
  return factsOf(
    trainingDataset,
    new CfnTrainingDataset(newStack(), 'Dataset', { name: 'interactions', roleArn: ROLE, trainingData }),
  );
}

function readAlgorithm(props: Partial<CfnConfiguredModelAlgorithmProps>) {
  return factsOf(
    modelAlgorithm,
    new CfnConfiguredModelAlgorithm(newStack(), 'Model', { name: 'model', roleArn: ROLE, ...props }),
  );
}

function readAssociation(privacyConfiguration?: CfnConfiguredModelAlgorithmAssociationProps['privacyConfiguration']) {
  return factsOf(
    modelAssociation,
    new CfnConfiguredModelAlgorithmAssociation(newStack(), 'Association', {
      name: 'model',
      membershipIdentifier: '4c7b',
      configuredModelAlgorithmArn: '9a3f',
      privacyConfiguration,
    }),
  );
}

describe('a training dataset', () => {
  const dataSource = { glueDataSource: { databaseName: 'shop', tableName: 'interactions' } };

  test('is known', () => {
    const schema = [{ columnName: 'user_id', columnTypes: ['USER_ID'] }];

    expect(readDataset([{ type: 'INTERACTIONS', inputConfig: { schema, dataSource } }])).toEqual({
      name: known('interactions'),
      rolePointer: { kind: 'literal', text: ROLE },
      data: known({
        columns: list([{ name: known('user_id'), type: known('USER_ID') }]),
        tablePointer: { kind: 'literal', text: 'interactions' },
      }),
    });
  });

  test.each<[string, string[]]>([
    ['no type', []],
    ['two types', ['USER_ID', 'ITEM_ID']],
    ['a type that is a token', [Fn.ref('Type')]],
  ])('has a column of unknown type: %s', (_, columnTypes) => {
    const schema = [{ columnName: 'user_id', columnTypes }];

    expect(readDataset([{ type: 'INTERACTIONS', inputConfig: { schema, dataSource } }]).data).toMatchObject({
      value: { columns: list([{ name: known('user_id'), type: UNKNOWN }]) },
    });
  });

  test('has unknown data', () => {
    expect(readDataset(TOKEN).data).toEqual(UNKNOWN);
    expect(readDataset([TOKEN]).data).toEqual(UNKNOWN);
    expect(readDataset([{ type: 'INTERACTIONS', inputConfig: TOKEN }]).data).toEqual(
      known({ columns: UNKNOWN, tablePointer: { kind: 'unknown' } }),
    );
  });
});

describe('a model', () => {
  test('is known', () => {
    const trainingContainerConfig = { imageUri: 'repository/training' };
    const inferenceContainerConfig = { imageUri: 'repository/inference' };

    expect(readAlgorithm({ trainingContainerConfig, inferenceContainerConfig, kmsKeyArn: 'key' })).toEqual({
      name: known('model'),
      rolePointer: { kind: 'literal', text: ROLE },
      keyPointer: { kind: 'literal', text: 'key' },
      training: known({ image: known('repository/training'), metrics: ABSENT }),
      inference: known({ image: known('repository/inference') }),
    });
  });

  test('leaves things out', () => {
    expect(readAlgorithm({})).toMatchObject({ keyPointer: { kind: 'absent' }, training: ABSENT, inference: ABSENT });
  });

  test('has unknown containers', () => {
    expect(readAlgorithm({ trainingContainerConfig: { imageUri: Fn.ref('Image') } }).training).toEqual(
      known({ image: UNKNOWN, metrics: ABSENT }),
    );
    expect(readAlgorithm({ inferenceContainerConfig: TOKEN }).inference).toEqual(UNKNOWN);
  });

  test.each([
    ['is known', [{ name: 'loss', regex: 'loss: (.*)' }], list(['loss'])],
    ['has a name that is a token', [{ name: Fn.ref('Name'), regex: 'loss: (.*)' }], list([], false)],
    ['is a token', TOKEN, UNKNOWN],
  ])('has metrics of which the list %s', (_, metricDefinitions, metrics) => {
    const trainingContainerConfig = { imageUri: 'repository/training', metricDefinitions };

    expect(readAlgorithm({ trainingContainerConfig }).training).toEqual(
      known({ image: known('repository/training'), metrics }),
    );
  });
});

describe('an association of a model', () => {
  const logs = {
    allowedAccountIds: ['222222222222'],
    logType: 'ALL',
    filterPattern: 'ERROR',
    logRedactionConfiguration: {
      entitiesToRedact: ['CUSTOM'],
      customEntityConfig: { customDataIdentifiers: ['[0-9]+'] },
    },
  };

  test('is known', () => {
    const facts = readAssociation({
      policies: {
        trainedModels: { containerLogs: [logs], containerMetrics: { noiseLevel: 'LOW' } },
        trainedModelInferenceJobs: { containerLogs: [logs] },
        trainedModelExports: { filesToExport: ['MODEL'], maxSize: { unit: 'GB', value: 1 } },
      },
    });

    const policy = {
      accounts: list(['222222222222']),
      type: known('ALL'),
      filter: known('ERROR'),
      redaction: known({ entities: list(['CUSTOM']), patterns: known(true) }),
    };
    expect(facts).toEqual({
      name: known('model'),
      membershipPointer: { kind: 'literal', text: '4c7b' },
      algorithmPointer: { kind: 'literal', text: '9a3f' },
      logs: [
        { job: 'trainedModels', policies: list([policy]) },
        { job: 'trainedModelInferenceJobs', policies: list([policy]) },
      ],
      exports: known(list(['MODEL'])),
      noise: known('LOW'),
    });
  });

  test.each([
    ['absent', undefined, ABSENT],
    ['unknown', TOKEN, UNKNOWN],
    ['unknown below', { policies: TOKEN }, UNKNOWN],
  ])('has policies that are %s', (_, privacy, expected) => {
    expect(readAssociation(privacy)).toMatchObject({
      logs: [{ policies: expected }, { policies: expected }],
      exports: expected,
      noise: expected,
    });
  });

  test('has logs that are partly unknown', () => {
    const facts = readAssociation({
      policies: {
        trainedModels: {
          containerLogs: [TOKEN, { allowedAccountIds: [Fn.ref('Account')], logRedactionConfiguration: TOKEN }],
        },
      },
    });

    const policy = { accounts: list([], false), type: ABSENT, filter: ABSENT, redaction: UNKNOWN };
    expect(facts.logs[0].policies).toEqual(list([policy], false));
  });
});
