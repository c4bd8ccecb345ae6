import { CfnTrainingDataset } from 'aws-cdk-lib/aws-cleanroomsml';
import { negative } from '../support/negative';

export default negative({
  rule: 'TrainingColumnsAreComplete',
  bad: (stack) => {
    new CfnTrainingDataset(stack, 'Interactions', {
      name: 'interactions',
      roleArn: 'arn:aws:iam::111111111111:role/Training',
      trainingData: [
        {
          type: 'INTERACTIONS',
          inputConfig: {
            dataSource: { glueDataSource: { databaseName: 'shop', tableName: 'interactions' } },
            schema: [
              { columnName: 'user_id', columnTypes: ['USER_ID'] },
              { columnName: 'item_id', columnTypes: ['ITEM_ID'] },
            ],
          },
        },
      ],
    });
  },
  good: (stack) => {
    new CfnTrainingDataset(stack, 'Interactions', {
      name: 'interactions',
      roleArn: 'arn:aws:iam::111111111111:role/Training',
      trainingData: [
        {
          type: 'INTERACTIONS',
          inputConfig: {
            dataSource: { glueDataSource: { databaseName: 'shop', tableName: 'interactions' } },
            schema: [
              { columnName: 'user_id', columnTypes: ['USER_ID'] },
              { columnName: 'item_id', columnTypes: ['ITEM_ID'] },
              { columnName: 'seen_at', columnTypes: ['TIMESTAMP'] },
            ],
          },
        },
      ],
    });
  },
});
