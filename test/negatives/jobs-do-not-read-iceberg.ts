import { CfnTable } from 'aws-cdk-lib/aws-glue';
import { AllowedAnalyses, AnalysisMethod, AnalysisRule, ConfiguredTable, TableSource } from '../../src';
import { negative } from '../support/negative';
import { anyQuery } from '../support/rooms';

export default negative({
  rule: 'JobsDoNotReadIceberg',
  bad: (stack) => {
    const events = new CfnTable(stack, 'Data', {
      catalogId: '111111111111',
      databaseName: 'shop',
      tableInput: { name: 'events', parameters: { table_type: 'ICEBERG' } },
    });
    new ConfiguredTable(stack, 'Events', {
      source: TableSource.glueRef(events),
      allowedColumns: ['user_id', 'city'],
      analysisMethod: AnalysisMethod.DIRECT_JOB,
      analysisRule: AnalysisRule.custom({ allowedAnalyses: AllowedAnalyses.anyJobFrom('222222222222') }),
    });
  },
  good: (stack) => {
    const events = new CfnTable(stack, 'Data', {
      catalogId: '111111111111',
      databaseName: 'shop',
      tableInput: { name: 'events', parameters: { table_type: 'ICEBERG' } },
    });
    new ConfiguredTable(stack, 'Events', {
      source: TableSource.glueRef(events),
      allowedColumns: ['user_id', 'city'],
      analysisMethod: AnalysisMethod.DIRECT_QUERY,
      analysisRule: anyQuery(),
    });
  },
});
