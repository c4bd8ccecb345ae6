import { Repository } from 'aws-cdk-lib/aws-ecr';
import {
  Collaboration,
  ConfiguredModelAlgorithm,
  Member,
  MemberAbility,
  Membership,
  MlMemberAbility,
  ModelImage,
} from '../../src';
import { given } from '../support/given';

export default given({
  construct: 'ConfiguredModelAlgorithmAssociation',
  given: (stack) => {
    const collaboration = new Collaboration(stack, 'Ads', {
      description: 'Recommendations for the spring campaign',
      creator: { displayName: 'Publisher' },
      members: [
        Member.account('222222222222', {
          displayName: 'Advertiser',
          abilities: [MemberAbility.QUERY, MemberAbility.RECEIVE_RESULTS],
          mlAbilities: [MlMemberAbility.RECEIVE_MODEL_OUTPUT],
        }),
      ],
    });
    const membership = new Membership(stack, 'Membership', { collaboration });
    const models = Repository.fromRepositoryName(stack, 'Models', 'models');
    const recommender = new ConfiguredModelAlgorithm(stack, 'Recommender', {
      trainingContainer: { image: ModelImage.repository(models, { tag: 'training-1.0.0' }) },
    });
    return { membership, recommender };
  },
});
