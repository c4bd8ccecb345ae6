import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { ConfiguredTable, TableSource } from '../../src';
import { negative } from '../support/negative';
import { anyQuery } from '../support/rooms';

export default negative({
  rule: 'ColumnsAreInSnowflakeSchema',
  bad: (stack) => {
    new ConfiguredTable(stack, 'Sales', {
      source: TableSource.snowflake({
        secret: Secret.fromSecretNameV2(stack, 'Secret', 'snowflake'),
        accountIdentifier: 'EXAMPLE-ACCOUNT',
        databaseName: 'SHOP',
        schemaName: 'PUBLIC',
        tableName: 'SALES',
        columnTypes: { user_id: 'VARCHAR' },
      }),
      allowedColumns: ['user_id', 'city'],
      analysisRule: anyQuery(),
    });
  },
  good: (stack) => {
    new ConfiguredTable(stack, 'Sales', {
      source: TableSource.snowflake({
        secret: Secret.fromSecretNameV2(stack, 'Secret', 'snowflake'),
        accountIdentifier: 'EXAMPLE-ACCOUNT',
        databaseName: 'SHOP',
        schemaName: 'PUBLIC',
        tableName: 'SALES',
        columnTypes: { user_id: 'VARCHAR', city: 'VARCHAR' },
      }),
      allowedColumns: ['user_id', 'city'],
      analysisRule: anyQuery(),
    });
  },
});
