import { CfnAnalysisTemplate } from 'aws-cdk-lib/aws-cleanrooms';
import { negative } from '../support/negative';
import { codeIn, jobRunner } from '../support/rooms';

export default negative({
  rule: 'PysparkTemplateListsTables',
  bad: (stack) => {
    new CfnAnalysisTemplate(stack, 'Train', {
      name: 'train',
      membershipIdentifier: jobRunner(stack).attrMembershipIdentifier,
      format: 'PYSPARK_1_0',
      source: codeIn('publisher-code', 'arn:aws:iam::111111111111:role/service-role/cleanrooms-code'),
    });
  },
  good: (stack) => {
    new CfnAnalysisTemplate(stack, 'Train', {
      name: 'train',
      membershipIdentifier: jobRunner(stack).attrMembershipIdentifier,
      format: 'PYSPARK_1_0',
      source: codeIn('publisher-code', 'arn:aws:iam::111111111111:role/service-role/cleanrooms-code'),
      schema: { referencedTables: ['sales'] },
    });
  },
});
