import { AnalysisSource, Membership, SyntheticData, SyntheticDataColumn } from '../../src';
import { negative } from '../support/negative';
import { syntheticRoom } from '../support/rooms';

export default negative({
  rule: 'MembershipInferenceIsLimited',
  bad: (stack) => {
    const membership = new Membership(stack, 'Membership', { collaboration: syntheticRoom(stack) });
    membership.addAnalysisTemplate('Training', {
      source: AnalysisSource.sql('SELECT age, city, channel, visits, revenue FROM sales', {
        syntheticData: SyntheticData.forMachineLearning({
          columns: [
            SyntheticDataColumn.numerical('age'),
            SyntheticDataColumn.categorical('city'),
            SyntheticDataColumn.categorical('channel', { predicted: true }),
            SyntheticDataColumn.numerical('visits'),
            SyntheticDataColumn.numerical('revenue'),
          ],
          epsilon: 1,
          maxMembershipInferenceAttackScore: 1,
        }),
      }),
    });
  },
  good: (stack) => {
    const membership = new Membership(stack, 'Membership', { collaboration: syntheticRoom(stack) });
    membership.addAnalysisTemplate('Training', {
      source: AnalysisSource.sql('SELECT age, city, channel, visits, revenue FROM sales', {
        syntheticData: SyntheticData.forMachineLearning({
          columns: [
            SyntheticDataColumn.numerical('age'),
            SyntheticDataColumn.categorical('city'),
            SyntheticDataColumn.categorical('channel', { predicted: true }),
            SyntheticDataColumn.numerical('visits'),
            SyntheticDataColumn.numerical('revenue'),
          ],
          epsilon: 1,
          maxMembershipInferenceAttackScore: 0.6,
        }),
      }),
    });
  },
});
