import { Collaboration, Member, MemberAbility } from '../../src';
import { negative } from '../support/negative';

export default negative({
  rule: 'JobRunnerCanQuery',
  bad: (stack) => {
    new Collaboration(stack, 'Ads', {
      description: 'Reach of the spring campaign',
      creator: { displayName: 'Publisher', abilities: [MemberAbility.RUN_JOB] },
      members: [
        Member.account('222222222222', {
          displayName: 'Advertiser',
          abilities: [MemberAbility.QUERY, MemberAbility.RECEIVE_RESULTS],
        }),
      ],
    });
  },
  good: (stack) => {
    new Collaboration(stack, 'Ads', {
      description: 'Reach of the spring campaign',
      creator: { displayName: 'Publisher' },
      members: [
        Member.account('222222222222', {
          displayName: 'Advertiser',
          abilities: [MemberAbility.QUERY, MemberAbility.RUN_JOB, MemberAbility.RECEIVE_RESULTS],
        }),
      ],
    });
  },
});
