import { ConfiguredTable, TableSource } from '../../src';
import { negative } from '../support/negative';
import { anyQuery } from '../support/rooms';

export default negative({
  rule: 'ColumnNamesAreNotReserved',
  bad: (stack) => {
    new ConfiguredTable(stack, 'Orders', {
      source: TableSource.glueByName({ databaseName: 'shop', tableName: 'orders' }),
      allowedColumns: ['user_id', 'oid'],
      analysisRule: anyQuery(),
    });
  },
  good: (stack) => {
    new ConfiguredTable(stack, 'Orders', {
      source: TableSource.glueByName({ databaseName: 'shop', tableName: 'orders' }),
      allowedColumns: ['user_id', 'order_id'],
      analysisRule: anyQuery(),
    });
  },
});
