import { ConfiguredTable, TableSource } from '../../src';
import { negative } from '../support/negative';
import { anyQuery } from '../support/rooms';

export default negative({
  rule: 'DataStaysInRegion',
  bad: (stack) => {
    // The stack is in us-east-1.
    new ConfiguredTable(stack, 'Sales', {
      source: TableSource.glueByName({ databaseName: 'shop', tableName: 'sales', region: 'eu-west-1' }),
      allowedColumns: ['user_id', 'city'],
      analysisRule: anyQuery(),
    });
  },
  good: (stack) => {
    // The stack is in us-east-1.
    new ConfiguredTable(stack, 'Sales', {
      source: TableSource.glueByName({ databaseName: 'shop', tableName: 'sales', region: 'us-east-1' }),
      allowedColumns: ['user_id', 'city'],
      analysisRule: anyQuery(),
    });
  },
});
