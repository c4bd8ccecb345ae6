import { AllowedAnalyses, AnalysisMethod, AnalysisRule, ConfiguredTable, TableSource } from '../../src';
import { negative } from '../support/negative';

export default negative({
  rule: 'AllowedAnalysesFitMethod',
  bad: (stack) => {
    new ConfiguredTable(stack, 'Events', {
      source: TableSource.glueByName({ databaseName: 'media', tableName: 'events' }),
      allowedColumns: ['user_id', 'event', 'seen_at'],
      analysisRule: AnalysisRule.custom({ allowedAnalyses: AllowedAnalyses.anyQueryOrJobFrom('222222222222') }),
    });
  },
  good: (stack) => {
    new ConfiguredTable(stack, 'Events', {
      source: TableSource.glueByName({ databaseName: 'media', tableName: 'events' }),
      allowedColumns: ['user_id', 'event', 'seen_at'],
      analysisMethod: AnalysisMethod.MULTIPLE,
      analysisRule: AnalysisRule.custom({ allowedAnalyses: AllowedAnalyses.anyQueryOrJobFrom('222222222222') }),
    });
  },
});
