import { knownValue } from '../../model/fact';
import { code, text } from '../../private/text';
import { nameOf, organizationRule } from '../rule';

export const epsilonIsSmallEnough = organizationRule('maximumEpsilon', {
  id: 'EpsilonIsSmallEnough',
  catalogueIds: ['CR-BUDGET-010'],
  subject: 'privacyBudget',
  title: 'The epsilon of a privacy budget is at most that which your organization allows',
  why: 'with a smaller epsilon, results reveal less about each person',
  fix: text`reduce ${code('epsilon')} of ${code('PrivacyBudget.differentialPrivacy')}`,
  page: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/dp-settings.html',
  check: (budget, maximum) => {
    const epsilon = knownValue(budget.epsilon);
    if (epsilon === undefined || epsilon <= maximum) {
      return [];
    }
    return [
      {
        what: text`${code('epsilon')} of the privacy budget ${nameOf(budget)} is ${epsilon}, but your organization allows at most ${maximum}`,
        fix: text`reduce ${code('epsilon')} to ${maximum} or less`,
        property: 'Parameters.Epsilon',
      },
    ];
  },
});
