import { knownValue } from '../../model/fact';
import { code, text } from '../../private/text';
import { nameOf, rule } from '../rule';

export const membershipInferenceIsLimited = rule({
  id: 'MembershipInferenceIsLimited',
  catalogueIds: ['CR-SYN-009'],
  subject: 'analysisTemplate',
  severity: 'warning',
  title: 'Synthetic data has a limit for attacks that infer who is in the original data',
  why: 'with a score of 1, synthetic data is accepted no matter how well an attack infers who is in the original data',
  fix: text`set ${code('maxMembershipInferenceAttackScore')} to a value below 1, for example 0.6`,
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/create-sql-analysis-template.html',
    basis: 'documented',
  },
  check: (template) => {
    const score = knownValue(template.synthesis)?.attackScore;
    return score?.state === 'known' && score.value === 1
      ? [{ what: `${nameOf(template)} accepts an attack score of 1`, property: 'SyntheticDataParameters' }]
      : [];
  },
});
