import { AllowedAnalyses, AnalysisRule, ConfiguredTable, TableSource } from '../../src';
import { negative } from '../support/negative';

export default negative({
  rule: 'WildcardsHaveProviders',
  bad: (stack) => {
    new ConfiguredTable(stack, 'Sales', {
      source: TableSource.glueByName({ databaseName: 'retail', tableName: 'sales' }),
      allowedColumns: ['user_id', 'city', 'revenue'],
      analysisRule: AnalysisRule.custom({ allowedAnalyses: AllowedAnalyses.anyQueryFrom() }),
    });
  },
  good: (stack) => {
    new ConfiguredTable(stack, 'Sales', {
      source: TableSource.glueByName({ databaseName: 'retail', tableName: 'sales' }),
      allowedColumns: ['user_id', 'city', 'revenue'],
      analysisRule: AnalysisRule.custom({ allowedAnalyses: AllowedAnalyses.anyQueryFrom('222222222222') }),
    });
  },
});
