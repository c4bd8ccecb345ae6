import { knownValue } from '../../model/fact';
import { code, text } from '../../private/text';
import { nameOf, organizationRule } from '../rule';

export const noiseIsLargeEnough = organizationRule('minimumUsersNoisePerQuery', {
  id: 'NoiseIsLargeEnough',
  catalogueIds: ['CR-BUDGET-010'],
  subject: 'privacyBudget',
  title: 'The noise of a privacy budget is at least that which your organization requires',
  why: 'with more noise, results reveal less about each person',
  fix: text`increase ${code('usersNoisePerQuery')} of ${code('PrivacyBudget.differentialPrivacy')}`,
  page: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/dp-settings.html',
  check: (budget, minimum) => {
    const noise = knownValue(budget.usersNoisePerQuery);
    if (noise === undefined || noise >= minimum) {
      return [];
    }
    return [
      {
        what: text`${code('usersNoisePerQuery')} of the privacy budget ${nameOf(budget)} is ${noise}, but your organization requires at least ${minimum}`,
        fix: text`increase ${code('usersNoisePerQuery')} to ${minimum} or more`,
        property: 'Parameters.UsersNoisePerQuery',
      },
    ];
  },
});
