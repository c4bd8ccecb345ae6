import { differ, is, knownValue } from '../../model/fact';
import { nodeOf } from '../../model/nodes';
import { nameOf, quoted, rule } from '../rule';

export const trainingDataIsInS3 = rule({
  id: 'TrainingDataIsInS3',
  catalogueIds: ['CR-ML-004'],
  subject: 'trainingDataset',
  severity: 'error',
  title: 'Training data is in Amazon S3, in the Region of the dataset',
  why: 'Clean Rooms ML reads training data from a bucket in its Region',
  fix: 'use a Glue table whose data is in a bucket in the Region of the training dataset',
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/ml-training-data-requirements.html',
    basis: 'documented',
  },
  check: (dataset) => {
    const table = nodeOf(dataset.glueTable);
    if (!table) {
      return [];
    }
    const property = 'TrainingData';
    const reads = `the training dataset ${nameOf(dataset)} reads the Glue table ${nameOf(table)}`;
    if (is(table.tableType, 'VIRTUAL_VIEW')) {
      return [{ what: `${reads}, which is a view without data`, property }];
    }
    const { region } = dataset.env;
    const bucket = nodeOf(table.dataBucket);
    const elsewhere = [
      ...(differ(table.env.region, region) ? [{ what: 'the Glue table', env: table.env }] : []),
      ...(bucket && differ(bucket.env.region, region)
        ? [{ what: `the bucket ${nameOf(bucket)}`, env: bucket.env }]
        : []),
    ];
    return elsewhere.slice(0, 1).map(({ what, env }) => ({
      what: `${reads}, but ${what} is in ${quoted([knownValue(env.region)])} and the dataset is in ${quoted([knownValue(region)])}`,
      property,
    }));
  },
});
