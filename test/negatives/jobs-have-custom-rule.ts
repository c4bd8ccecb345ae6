import { AnalysisMethod, AnalysisRule, ConfiguredTable, TableSource } from '../../src';
import { negative } from '../support/negative';
import { anyQuery } from '../support/rooms';

export default negative({
  rule: 'JobsHaveCustomRule',
  bad: (stack) => {
    new ConfiguredTable(stack, 'Sales', {
      source: TableSource.glueByName({ databaseName: 'shop', tableName: 'sales' }),
      allowedColumns: ['user_id', 'city', 'revenue'],
      analysisMethod: AnalysisMethod.DIRECT_JOB,
      analysisRule: AnalysisRule.list({ joinColumns: ['user_id'], listColumns: ['city'] }),
    });
  },
  good: (stack) => {
    new ConfiguredTable(stack, 'Sales', {
      source: TableSource.glueByName({ databaseName: 'shop', tableName: 'sales' }),
      allowedColumns: ['user_id', 'city', 'revenue'],
      analysisMethod: AnalysisMethod.MULTIPLE,
      analysisRule: anyQuery(),
    });
  },
});
