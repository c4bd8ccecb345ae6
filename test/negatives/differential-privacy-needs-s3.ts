import { AllowedAnalyses, AnalysisRule, ConfiguredTable, OutputProtection, TableSource } from '../../src';
import { negative } from '../support/negative';
import { athenaView } from '../support/rooms';

export default negative({
  rule: 'DifferentialPrivacyNeedsS3',
  bad: (stack) => {
    new ConfiguredTable(stack, 'Users', {
      source: athenaView(stack),
      allowedColumns: ['user_id', 'city'],
      analysisRule: AnalysisRule.custom({
        allowedAnalyses: AllowedAnalyses.anyQueryFrom('222222222222'),
        outputProtection: OutputProtection.differentialPrivacy('user_id'),
      }),
    });
  },
  good: (stack) => {
    new ConfiguredTable(stack, 'Users', {
      source: TableSource.glueByName({ databaseName: 'media', tableName: 'users' }),
      allowedColumns: ['user_id', 'city'],
      analysisRule: AnalysisRule.custom({
        allowedAnalyses: AllowedAnalyses.anyQueryFrom('222222222222'),
        outputProtection: OutputProtection.differentialPrivacy('user_id'),
      }),
    });
  },
});
