import { trainingColumnsAreComplete } from '../../../src/rules/training-dataset/training-columns-are-complete';
import { known, list, trainingDataset, UNKNOWN } from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const FIX = 'set the column type "USER_ID", "ITEM_ID" or "TIMESTAMP" of one column each';

const USER = ['user_id', 'USER_ID'] as const;
const ITEM = ['item_id', 'ITEM_ID'] as const;
const TIME = ['seen_at', 'TIMESTAMP'] as const;

describeRule(trainingColumnsAreComplete, {
  fires: [
    {
      name: 'no column has the times',
      subject: () => trainingDataset([USER, ITEM]),
      violations: [
        {
          severity: 'error',
          what: 'the training dataset "interactions" has no column of type "TIMESTAMP"',
          fix: FIX,
          property: 'TrainingData',
        },
      ],
    },
    {
      name: 'two columns are missing, which is one finding',
      subject: () => trainingDataset([ITEM, ['city', 'CATEGORICAL_FEATURE']]),
      violations: [
        {
          severity: 'error',
          what: 'the training dataset "interactions" has no column of type "USER_ID", "TIMESTAMP"',
          fix: FIX,
          property: 'TrainingData',
        },
      ],
    },
    {
      name: 'two columns have the users',
      subject: () => trainingDataset([USER, ['email', 'USER_ID'], ITEM, TIME]),
      violations: [
        {
          severity: 'warning',
          what: 'the training dataset "interactions" has 2 columns of type "USER_ID": "user_id", "email"',
          fix: 'set the column type "USER_ID" of only one column',
          property: 'TrainingData',
        },
      ],
    },
  ],
  quiet: [
    { name: 'each has one', subject: () => trainingDataset([USER, ITEM, TIME]) },
    {
      name: 'features are beside them',
      subject: () =>
        trainingDataset([USER, ITEM, TIME, ['city', 'CATEGORICAL_FEATURE'], ['age', 'CATEGORICAL_FEATURE']]),
    },
  ],
  unknown: [
    { name: 'the data is a token', subject: () => trainingDataset([], { data: UNKNOWN }) },
    {
      name: 'a column is a token',
      subject: () =>
        trainingDataset([], { data: known({ columns: list([], false), tablePointer: { kind: 'absent' } }) }),
    },
    {
      name: 'one of the types is a token',
      subject: () =>
        trainingDataset([], {
          data: known({
            columns: list([
              { name: known('user_id'), type: known('USER_ID') },
              { name: known('item_id'), type: UNKNOWN },
            ]),
            tablePointer: { kind: 'absent' },
          }),
        }),
    },
  ],
});
