import { is } from '../../model/fact';
import { code, text } from '../../private/text';
import { CALENDAR_MONTH, DIFFERENTIAL_PRIVACY } from '../../private/words';
import { nameOf, quoted, rule } from '../rule';

export const monthlyRefreshIsDeliberate = rule({
  id: 'MonthlyRefreshIsDeliberate',
  catalogueIds: ['CR-BUDGET-007'],
  subject: 'privacyBudget',
  severity: 'warning',
  title: 'A differential privacy budget is refreshed each month only if the data is replaced as well',
  why: 'data that is queried again after each refresh reveals more each month, without a limit',
  fix: text`remove ${code('refresh')} or, if the data is replaced each month, acknowledge this warning`,
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_CreatePrivacyBudgetTemplate.html',
    basis: 'documented',
  },
  check: (budget) => {
    if (!is(budget.type, DIFFERENTIAL_PRIVACY) || !is(budget.autoRefresh, CALENDAR_MONTH)) {
      return [];
    }
    const subject = `the differential privacy budget ${nameOf(budget)}`;
    return [{ what: `${subject} is refreshed each month (${quoted([CALENDAR_MONTH])})`, property: 'AutoRefresh' }];
  },
});
