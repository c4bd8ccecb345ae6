import {
  AllowedAnalyses,
  AnalysisMethod,
  AnalysisRule,
  ConfiguredTable,
  OutputProtection,
  TableSource,
} from '../../src';
import { negative } from '../support/negative';

export default negative({
  rule: 'OutputControlsHaveQueries',
  bad: (stack) => {
    new ConfiguredTable(stack, 'Sales', {
      source: TableSource.glueByName({ databaseName: 'shop', tableName: 'sales' }),
      allowedColumns: ['user_id', 'city', 'revenue'],
      analysisMethod: AnalysisMethod.MULTIPLE,
      analysisRule: AnalysisRule.custom({
        allowedAnalyses: AllowedAnalyses.anyJobFrom('222222222222'),
        outputProtection: OutputProtection.aggregationThreshold({ identityColumn: 'user_id', minimum: 100 }),
      }),
    });
  },
  good: (stack) => {
    new ConfiguredTable(stack, 'Sales', {
      source: TableSource.glueByName({ databaseName: 'shop', tableName: 'sales' }),
      allowedColumns: ['user_id', 'city', 'revenue'],
      analysisMethod: AnalysisMethod.MULTIPLE,
      analysisRule: AnalysisRule.custom({
        allowedAnalyses: AllowedAnalyses.anyJobFrom('222222222222'),
      }),
    });
  },
});
