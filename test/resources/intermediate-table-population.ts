import { AllowedAnalyses, AnalysisRule, Membership, PopulationAnalysis } from '../../src';
import { given } from '../support/given';
import { lakeTable, publisherQueries } from '../support/rooms';

export default given({
  construct: 'IntermediateTablePopulation',
  given: (stack) => {
    const membership = new Membership(stack, 'Membership', { collaboration: publisherQueries(stack) });
    const rule = AnalysisRule.custom({ allowedAnalyses: AllowedAnalyses.anyQueryFrom('111111111111') });
    const sales = membership.associate('Sales', {
      table: lakeTable(stack, 'SalesTable', rule),
      associationName: 'sales',
    });
    const dailySales = membership.addIntermediateTable('DailySales', {
      intermediateTableName: 'daily_sales',
      population: PopulationAnalysis.sql('SELECT city FROM sales WHERE country = :country'),
      baseTables: [sales],
      analysisRule: rule,
    });
    return { dailySales };
  },
});
