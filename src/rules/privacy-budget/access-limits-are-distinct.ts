import { itemsOf, knownValue } from '../../model/fact';
import { code, text } from '../../private/text';
import { CALENDAR_DAY, CALENDAR_MONTH, CALENDAR_WEEK, LIFETIME } from '../../private/words';
import { nameOf, quoted, rule, type Violation } from '../rule';

const PERIODS = [CALENDAR_DAY, CALENDAR_WEEK, CALENDAR_MONTH];

export const accessLimitsAreDistinct = rule({
  id: 'AccessLimitsAreDistinct',
  catalogueIds: ['CR-BUDGET-013', 'CR-BUDGET-016'],
  subject: 'privacyBudget',
  severity: 'error',
  title: 'An access budget has at most one limit per period and one limit in total, of which the latter is higher',
  why: 'an access budget limits accesses per calendar day, week or month, in total, or both',
  fix: text`pass at most one limit per period and ${code('AccessLimit.lifetime')} to ${code('PrivacyBudget.access')}`,
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/associate-configured-table.html',
    basis: 'documented',
  },
  check: (budget) => {
    const subject = `the access budget ${nameOf(budget)}`;
    const limits = itemsOf(budget.limits).map(({ type, budget: most }) => ({
      type: knownValue(type) ?? '',
      most: knownValue(most),
    }));
    const periods = limits.filter(({ type }) => PERIODS.includes(type));
    const totals = limits.filter(({ type }) => type === LIFETIME);
    const several = [periods, totals].filter((some) => some.length > 1);
    if (several.length > 0) {
      return several.map(
        (some): Violation => ({
          what: `${subject} has ${some.length} limits ${some === totals ? 'in total' : 'per period'}: ${quoted(some.map(({ type }) => type))}`,
          property: 'Parameters.BudgetParameters',
        }),
      );
    }
    const [period, total] = [periods[0]?.most, totals[0]?.most];
    if (period === undefined || total === undefined || period <= total) {
      return [];
    }
    const words = `${period} accesses per period (${quoted([periods[0].type])}), but only ${total} in total`;
    return [
      {
        what: `${subject} allows ${words}`,
        why: 'the limit per period is never reached',
        fix: 'lower the limit per period, or raise the limit in total',
        severity: 'warning',
        property: 'Parameters.BudgetParameters',
      },
    ];
  },
});
