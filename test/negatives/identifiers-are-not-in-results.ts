import { AnalysisRule, ConfiguredTable, TableSource } from '../../src';
import { negative } from '../support/negative';

export default negative({
  rule: 'IdentifiersAreNotInResults',
  bad: (stack) => {
    new ConfiguredTable(stack, 'Customers', {
      source: TableSource.glueByName({ databaseName: 'retail', tableName: 'customers' }),
      allowedColumns: ['user_id', 'email', 'segment'],
      analysisRule: AnalysisRule.list({ joinColumns: ['user_id'], listColumns: ['email', 'segment'] }),
    });
  },
  good: (stack) => {
    new ConfiguredTable(stack, 'Customers', {
      source: TableSource.glueByName({ databaseName: 'retail', tableName: 'customers' }),
      allowedColumns: ['user_id', 'email', 'segment'],
      analysisRule: AnalysisRule.list({ joinColumns: ['user_id', 'email'], listColumns: ['segment'] }),
    });
  },
});
