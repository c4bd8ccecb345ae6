import { CfnAnalysisTemplate } from 'aws-cdk-lib/aws-cleanrooms';
import { Membership } from '../../src';
import { negative } from '../support/negative';
import { codeIn, syntheticRoom } from '../support/rooms';

export default negative({
  rule: 'SyntheticDataIsSql',
  bad: (stack) => {
    new CfnAnalysisTemplate(stack, 'Training', {
      name: 'training',
      membershipIdentifier: '11111111-2222-3333-4444-555555555555',
      format: 'PYSPARK_1_0',
      source: codeIn('publisher-code', 'arn:aws:iam::111111111111:role/service-role/cleanrooms-code'),
      schema: { referencedTables: ['sales'] },
      syntheticDataParameters: {
        mlSyntheticDataParameters: {
          epsilon: 1,
          maxMembershipInferenceAttackScore: 0.6,
          columnClassification: {
            columnMapping: [
              { columnName: 'age', columnType: 'NUMERICAL', isPredictiveValue: false },
              { columnName: 'city', columnType: 'CATEGORICAL', isPredictiveValue: false },
              { columnName: 'channel', columnType: 'CATEGORICAL', isPredictiveValue: true },
              { columnName: 'visits', columnType: 'NUMERICAL', isPredictiveValue: false },
              { columnName: 'revenue', columnType: 'NUMERICAL', isPredictiveValue: false },
            ],
          },
        },
      },
    });
  },
  good: (stack) => {
    const membership = new Membership(stack, 'Membership', { collaboration: syntheticRoom(stack) });
    new CfnAnalysisTemplate(stack, 'Training', {
      name: 'training',
      membershipIdentifier: membership.membershipId,
      format: 'SQL',
      source: { text: 'SELECT age, city, channel, visits, revenue FROM sales' },
      syntheticDataParameters: {
        mlSyntheticDataParameters: {
          epsilon: 1,
          maxMembershipInferenceAttackScore: 0.6,
          columnClassification: {
            columnMapping: [
              { columnName: 'age', columnType: 'NUMERICAL', isPredictiveValue: false },
              { columnName: 'city', columnType: 'CATEGORICAL', isPredictiveValue: false },
              { columnName: 'channel', columnType: 'CATEGORICAL', isPredictiveValue: true },
              { columnName: 'visits', columnType: 'NUMERICAL', isPredictiveValue: false },
              { columnName: 'revenue', columnType: 'NUMERICAL', isPredictiveValue: false },
            ],
          },
        },
      },
    });
  },
});
