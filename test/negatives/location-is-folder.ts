import { CfnTable } from 'aws-cdk-lib/aws-glue';
import { ConfiguredTable, TableSource } from '../../src';
import { negative } from '../support/negative';
import { anyQuery } from '../support/rooms';

export default negative({
  rule: 'LocationIsFolder',
  bad: (stack) => {
    const customers = new CfnTable(stack, 'Customers', {
      catalogId: stack.account,
      databaseName: 'shop',
      tableInput: {
        name: 'customers',
        storageDescriptor: { columns: [{ name: 'user_id' }], location: 's3://publisher-lake/shop/customers.csv' },
      },
    });
    new ConfiguredTable(stack, 'Sales', {
      source: TableSource.glueRef(customers),
      allowedColumns: ['user_id'],
      analysisRule: anyQuery(),
    });
  },
  good: (stack) => {
    const customers = new CfnTable(stack, 'Customers', {
      catalogId: stack.account,
      databaseName: 'shop',
      tableInput: {
        name: 'customers',
        storageDescriptor: { columns: [{ name: 'user_id' }], location: 's3://publisher-lake/shop/customers/' },
      },
    });
    new ConfiguredTable(stack, 'Sales', {
      source: TableSource.glueRef(customers),
      allowedColumns: ['user_id'],
      analysisRule: anyQuery(),
    });
  },
});
