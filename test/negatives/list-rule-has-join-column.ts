import { AnalysisRule, ConfiguredTable, TableSource } from '../../src';
import { negative } from '../support/negative';

export default negative({
  rule: 'ListRuleHasJoinColumn',
  bad: (stack) => {
    new ConfiguredTable(stack, 'Buyers', {
      source: TableSource.glueByName({ databaseName: 'shop', tableName: 'buyers' }),
      allowedColumns: ['user_id', 'segment'],
      analysisRule: AnalysisRule.list({ joinColumns: [], listColumns: ['user_id', 'segment'] }),
    });
  },
  good: (stack) => {
    new ConfiguredTable(stack, 'Buyers', {
      source: TableSource.glueByName({ databaseName: 'shop', tableName: 'buyers' }),
      allowedColumns: ['user_id', 'segment'],
      analysisRule: AnalysisRule.list({ joinColumns: ['user_id'], listColumns: ['segment'] }),
    });
  },
});
