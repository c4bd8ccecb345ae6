import { CfnTrainingDataset } from 'aws-cdk-lib/aws-cleanroomsml';
import { CfnTable } from 'aws-cdk-lib/aws-glue';
import { negative } from '../support/negative';

export default negative({
  rule: 'TrainingColumnsFitTable',
  bad: (stack) => {
    const table = new CfnTable(stack, 'Table', {
      catalogId: '111111111111',
      databaseName: 'shop',
      tableInput: {
        name: 'interactions',
        storageDescriptor: {
          location: 's3://publisher-lake/interactions/',
          columns: [
            { name: 'user_id', type: 'string' },
            { name: 'item_id', type: 'string' },
            { name: 'seen_at', type: 'date' },
          ],
        },
      },
    });
    new CfnTrainingDataset(stack, 'Interactions', {
      name: 'interactions',
      roleArn: 'arn:aws:iam::111111111111:role/Training',
      trainingData: [
        {
          type: 'INTERACTIONS',
          inputConfig: {
            dataSource: { glueDataSource: { databaseName: 'shop', tableName: table.ref } },
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
  good: (stack) => {
    const table = new CfnTable(stack, 'Table', {
      catalogId: '111111111111',
      databaseName: 'shop',
      tableInput: {
        name: 'interactions',
        storageDescriptor: {
          location: 's3://publisher-lake/interactions/',
          columns: [
            { name: 'user_id', type: 'string' },
            { name: 'item_id', type: 'string' },
            { name: 'seen_at', type: 'bigint' },
          ],
        },
      },
    });
    new CfnTrainingDataset(stack, 'Interactions', {
      name: 'interactions',
      roleArn: 'arn:aws:iam::111111111111:role/Training',
      trainingData: [
        {
          type: 'INTERACTIONS',
          inputConfig: {
            dataSource: { glueDataSource: { databaseName: 'shop', tableName: table.ref } },
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
