import { AllowedAnalyses, AnalysisRule, ConfiguredTable, TableSource } from '../../src';
import { negative } from '../support/negative';

export default negative({
  rule: 'ColumnNamesAreLowerCase',
  bad: (stack) => {
    new ConfiguredTable(stack, 'Sales', {
      source: TableSource.glueByName({ databaseName: 'shop', tableName: 'sales' }),
      allowedColumns: ['userId', 'city', 'revenue'],
      analysisRule: AnalysisRule.custom({ allowedAnalyses: AllowedAnalyses.anyQueryFrom('222222222222') }),
    });
  },
  good: (stack) => {
    new ConfiguredTable(stack, 'Sales', {
      source: TableSource.glueByName({ databaseName: 'shop', tableName: 'sales' }),
      allowedColumns: ['userid', 'city', 'revenue'],
      analysisRule: AnalysisRule.custom({ allowedAnalyses: AllowedAnalyses.anyQueryFrom('222222222222') }),
    });
  },
});
