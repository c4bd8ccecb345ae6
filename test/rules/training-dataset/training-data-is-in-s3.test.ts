import { trainingDataIsInS3 } from '../../../src/rules/training-dataset/training-data-is-in-s3';
import { ANY_ENV, bucket, env, glueTable, known, PUBLISHER, to, trainingDataset, UNKNOWN } from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const FIX = 'use a Glue table whose data is in a bucket in the Region of the training dataset';

const IRELAND = env(PUBLISHER, 'eu-west-1');

const reading = (more: Parameters<typeof glueTable>[0]) =>
  trainingDataset(undefined, { glueTable: to(glueTable(more)) });

describeRule(trainingDataIsInS3, {
  fires: [
    {
      name: 'the Glue table is a view',
      subject: () => reading({ tableType: known('VIRTUAL_VIEW') }),
      violations: [
        {
          severity: 'error',
          what: 'the training dataset "interactions" reads the Glue table "sales", which is a view without data',
          fix: FIX,
          property: 'TrainingData',
        },
      ],
    },
    {
      name: 'the Glue table is in another Region',
      subject: () => reading({ env: IRELAND }),
      violations: [
        {
          severity: 'error',
          what: 'the training dataset "interactions" reads the Glue table "sales", but the Glue table is in "eu-west-1" and the dataset is in "us-east-1"',
          fix: FIX,
          property: 'TrainingData',
        },
      ],
    },
    {
      name: 'the bucket is in another Region',
      subject: () => reading({ dataBucket: to(bucket('Lake', PUBLISHER, { env: IRELAND })) }),
      violations: [
        {
          severity: 'error',
          what: 'the training dataset "interactions" reads the Glue table "sales", but the bucket "Lake" is in "eu-west-1" and the dataset is in "us-east-1"',
          fix: FIX,
          property: 'TrainingData',
        },
      ],
    },
    {
      name: 'the Glue table and the bucket are in another Region, which is one finding',
      subject: () => reading({ env: IRELAND, dataBucket: to(bucket('Lake', PUBLISHER, { env: IRELAND })) }),
      violations: [
        {
          severity: 'error',
          what: 'the training dataset "interactions" reads the Glue table "sales", but the Glue table is in "eu-west-1" and the dataset is in "us-east-1"',
          fix: FIX,
          property: 'TrainingData',
        },
      ],
    },
  ],
  quiet: [
    {
      name: 'the data is here',
      subject: () => reading({ tableType: known('EXTERNAL_TABLE'), dataBucket: to(bucket()) }),
    },
  ],
  unknown: [
    { name: 'the Glue table is outside of the app', subject: () => trainingDataset() },
    { name: 'the type of the table is a token', subject: () => reading({ tableType: UNKNOWN }) },
    {
      name: 'the Region of the bucket is unknown',
      subject: () => reading({ dataBucket: to(bucket('Lake', PUBLISHER, { env: ANY_ENV })) }),
    },
  ],
});
