import { AllowedAnalyses, AnalysisRule } from '../../src';
import { negative } from '../support/negative';
import { lakeTable } from '../support/rooms';

export default negative({
  rule: 'AllowedTemplatesAreInRegion',
  bad: (stack) => {
    // The stack is in us-east-1.
    const membership = '222222222222:membership/11111111-2222-3333-4444-555555555555';
    const reach = 'analysistemplate/11111111-2222-3333-4444-555555555555';
    const rule = AnalysisRule.custom({
      allowedAnalyses: AllowedAnalyses.templateArns(`arn:aws:cleanrooms:us-west-2:${membership}/${reach}`),
    });
    lakeTable(stack, 'Sales', rule);
  },
  good: (stack) => {
    // The stack is in us-east-1.
    const membership = '222222222222:membership/11111111-2222-3333-4444-555555555555';
    const reach = 'analysistemplate/11111111-2222-3333-4444-555555555555';
    const rule = AnalysisRule.custom({
      allowedAnalyses: AllowedAnalyses.templateArns(`arn:aws:cleanrooms:us-east-1:${membership}/${reach}`),
    });
    lakeTable(stack, 'Sales', rule);
  },
});
