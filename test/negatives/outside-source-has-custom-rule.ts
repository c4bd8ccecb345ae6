import { AllowedAnalyses, AnalysisRule, ConfiguredTable } from '../../src';
import { negative } from '../support/negative';
import { athenaView } from '../support/rooms';

export default negative({
  rule: 'OutsideSourceHasCustomRule',
  bad: (stack) => {
    new ConfiguredTable(stack, 'Buyers', {
      source: athenaView(stack),
      allowedColumns: ['user_id', 'segment'],
      analysisRule: AnalysisRule.list({ joinColumns: ['user_id'], listColumns: ['segment'] }),
    });
  },
  good: (stack) => {
    new ConfiguredTable(stack, 'Buyers', {
      source: athenaView(stack),
      allowedColumns: ['user_id', 'segment'],
      analysisRule: AnalysisRule.custom({ allowedAnalyses: AllowedAnalyses.anyQueryFrom('222222222222') }),
    });
  },
});
