import { AudienceModel } from '../../src';
import { given } from '../support/given';
import { advertiserQueries } from '../support/rooms';

export default given({
  construct: 'ConfiguredAudienceModel',
  given: (stack) => {
    const collaboration = advertiserQueries(stack);
    const viewers = AudienceModel.fromAudienceModelArn(
      stack,
      'Viewers',
      'arn:aws:cleanrooms-ml:us-east-1:111111111111:audience-model/a1b2c3d4-5678-90ab-cdef-000000000010',
    );
    return { collaboration, viewers };
  },
});
