import { is } from '../../model/fact';
import { code, text } from '../../private/text';
import { CALENDAR_MONTH, DIFFERENTIAL_PRIVACY } from '../../private/words';
import { nameOf, quoted, rule } from '../rule';

export const monthlyRefreshIsDeliberate = rule({
  id: 'MonthlyRefreshIsDeliberate',
  catalogueIds: ['CR-BUDGET-007'],
  subject: 'privacyBudget',
  severity: 'warning',
  title: 'A differential privacy budget is refilled each month only if the data are replaced as well',
  why: 'rows that are queried again after each refresh give away more each month, without a limit',
  fix: text`leave ${code('refresh')} out; if new rows replace the old ones each month, acknowledge the warning`,
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_CreatePrivacyBudgetTemplate.html',
    basis: 'documented',
  },
  check: (budget) => {
    if (!is(budget.type, DIFFERENTIAL_PRIVACY) || !is(budget.autoRefresh, CALENDAR_MONTH)) {
      return [];
    }
    const name = `the differential privacy budget ${nameOf(budget)}`;
    return [{ what: `${name} is refilled each month (${quoted([CALENDAR_MONTH])})`, property: 'AutoRefresh' }];
  },
});
