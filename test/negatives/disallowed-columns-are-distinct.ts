import { AllowedAnalyses, AnalysisRule, ConfiguredTable, TableSource } from '../../src';
import { negative } from '../support/negative';

export default negative({
  rule: 'DisallowedColumnsAreDistinct',
  bad: (stack) => {
    new ConfiguredTable(stack, 'Customers', {
      source: TableSource.glueByName({ databaseName: 'retail', tableName: 'customers' }),
      allowedColumns: ['user_id', 'email', 'phone', 'city'],
      analysisRule: AnalysisRule.custom({
        allowedAnalyses: AllowedAnalyses.anyQueryFrom('222222222222'),
        disallowedOutputColumns: ['user_id', 'email', 'email'],
      }),
    });
  },
  good: (stack) => {
    new ConfiguredTable(stack, 'Customers', {
      source: TableSource.glueByName({ databaseName: 'retail', tableName: 'customers' }),
      allowedColumns: ['user_id', 'email', 'phone', 'city'],
      analysisRule: AnalysisRule.custom({
        allowedAnalyses: AllowedAnalyses.anyQueryFrom('222222222222'),
        disallowedOutputColumns: ['user_id', 'email', 'phone'],
      }),
    });
  },
});
