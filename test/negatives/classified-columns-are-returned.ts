import { CfnAnalysisTemplate } from 'aws-cdk-lib/aws-cleanrooms';
import { Membership } from '../../src';
import { negative } from '../support/negative';
import { syntheticRoom } from '../support/rooms';

export default negative({
  rule: 'ClassifiedColumnsAreReturned',
  bad: (stack) => {
    const membership = new Membership(stack, 'Membership', { collaboration: syntheticRoom(stack) });
    new CfnAnalysisTemplate(stack, 'Training', {
      name: 'training',
      membershipIdentifier: membership.membershipId,
      format: 'SQL',
      source: { text: 'SELECT age, city, channel, visits FROM sales' },
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
