import type { Fact } from '../../../src/model/fact';
import { trainingColumnsFitTable } from '../../../src/rules/training-dataset/training-columns-fit-table';
import { glueTable, known, list, to, trainingDataset, UNKNOWN } from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const FIX = 'use a column of the Glue table whose type is supported, or convert the column in the Glue table';

const reading = (type: string, own: Fact<string>, name = 'user_id') =>
  trainingDataset([[name, type]], {
    glueTable: to(
      glueTable({ columns: list(['user_id', 'city']), columnTypes: list([{ name: 'user_id', type: own }]) }),
    ),
  });

describeRule(trainingColumnsFitTable, {
  fires: [
    {
      name: 'a column does not exist',
      subject: () => reading('USER_ID', known('string'), 'customer'),
      violations: [
        {
          severity: 'error',
          what: 'the column "customer" of "interactions" does not exist in the Glue table "sales", which has the columns "user_id", "city"',
          fix: FIX,
          property: 'TrainingData',
        },
      ],
    },
    {
      name: 'times are dates',
      subject: () => reading('TIMESTAMP', known('date')),
      violations: [
        {
          severity: 'error',
          what: 'the column "user_id" of "interactions" is "date" in the Glue table "sales", but a column of type "TIMESTAMP" must be one of "bigint", "int", "timestamp"',
          fix: FIX,
          property: 'TrainingData',
        },
      ],
    },
    {
      name: 'a number is a list',
      subject: () => reading('NUMERICAL_FEATURE', known('array<string>')),
      violations: [
        {
          severity: 'error',
          what: 'the column "user_id" of "interactions" is "array" in the Glue table "sales", but a column of type "NUMERICAL_FEATURE" must be one of "double", "float", "int", "bigint"',
          fix: FIX,
          property: 'TrainingData',
        },
      ],
    },
  ],
  quiet: [
    { name: 'the type is supported', subject: () => reading('USER_ID', known('BIGINT')) },
    { name: 'a category is a list', subject: () => reading('CATEGORICAL_FEATURE', known('array<string>')) },
    { name: 'the case of the name differs', subject: () => reading('USER_ID', known('int'), 'User_ID') },
    { name: 'the type of the column is not one of Hive', subject: () => reading('USER_ID', known('varchar(20)')) },
    { name: 'the type is one that only a limit reports', subject: () => reading('USER', known('date')) },
  ],
  unknown: [
    { name: 'the Glue table is outside of the app', subject: () => trainingDataset() },
    {
      name: 'the columns of the table are unknown',
      subject: () =>
        trainingDataset([['customer', 'USER_ID']], { glueTable: to(glueTable({ columns: list(['city'], false) })) }),
    },
    { name: 'the type in the table is a token', subject: () => reading('TIMESTAMP', UNKNOWN) },
    { name: 'the data is a token', subject: () => trainingDataset([], { data: UNKNOWN, glueTable: to(glueTable()) }) },
    {
      name: 'a name is a token',
      subject: () =>
        trainingDataset([], {
          data: known({ columns: list([{ name: UNKNOWN, type: known('USER_ID') }]), tablePointer: { kind: 'absent' } }),
          glueTable: to(glueTable()),
        }),
    },
  ],
});
