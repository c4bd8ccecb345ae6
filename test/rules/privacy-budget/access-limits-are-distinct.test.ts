import type { AccessLimitFacts } from '../../../src/model/kinds/privacy-budget';
import { accessLimitsAreDistinct } from '../../../src/rules/privacy-budget/access-limits-are-distinct';
import { ABSENT, budget, known, list, UNKNOWN } from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const FIX = 'pass at most one limit per period and `AccessLimit.lifetime` to `PrivacyBudget.access`';

const of = (type: string, most = 10): AccessLimitFacts => ({ type: known(type), budget: known(most) });
const limited = (...limits: AccessLimitFacts[]) =>
  budget(undefined, { type: known('ACCESS_BUDGET'), limits: list(limits) });

describeRule(accessLimitsAreDistinct, {
  fires: [
    {
      name: 'two periods',
      subject: () => limited(of('CALENDAR_DAY'), of('CALENDAR_WEEK')),
      violations: [
        {
          severity: 'error',
          what: 'the access budget "Budget" has 2 limits per period: "CALENDAR_DAY", "CALENDAR_WEEK"',
          fix: FIX,
          property: 'Parameters.BudgetParameters',
        },
      ],
    },
    {
      name: 'a period and a total twice each',
      subject: () => limited(of('LIFETIME'), of('CALENDAR_MONTH'), of('LIFETIME'), of('CALENDAR_MONTH', 20)),
      violations: [
        {
          severity: 'error',
          what: 'the access budget "Budget" has 2 limits per period: "CALENDAR_MONTH", "CALENDAR_MONTH"',
          fix: FIX,
          property: 'Parameters.BudgetParameters',
        },
        {
          severity: 'error',
          what: 'the access budget "Budget" has 2 limits in total: "LIFETIME", "LIFETIME"',
          fix: FIX,
          property: 'Parameters.BudgetParameters',
        },
      ],
    },
    {
      name: 'a period with more than the total',
      subject: () => limited(of('CALENDAR_WEEK', 11), of('LIFETIME', 10)),
      violations: [
        {
          severity: 'warning',
          what: 'the access budget "Budget" allows 11 accesses per period ("CALENDAR_WEEK"), but only 10 in total',
          fix: 'lower the limit per period, or raise the limit in total',
          property: 'Parameters.BudgetParameters',
          why: 'the limit per period is never reached',
        },
      ],
    },
  ],
  quiet: [
    { name: 'one period', subject: () => limited(of('CALENDAR_DAY')) },
    { name: 'one period and a total', subject: () => limited(of('CALENDAR_DAY', 10), of('LIFETIME', 10)) },
    { name: 'types that another rule reports', subject: () => limited(of('HOUR'), of('HOUR')) },
    { name: 'no limits', subject: () => budget(undefined, { limits: ABSENT }) },
  ],
  unknown: [
    {
      name: 'the types are tokens',
      subject: () => limited({ type: UNKNOWN, budget: known(1) }, { type: UNKNOWN, budget: known(1) }),
    },
    {
      name: 'the limit per period is a token',
      subject: () => limited({ type: known('CALENDAR_DAY'), budget: UNKNOWN }, of('LIFETIME')),
    },
    {
      name: 'the limit in total is a token',
      subject: () => limited(of('CALENDAR_DAY'), { type: known('LIFETIME'), budget: UNKNOWN }),
    },
    { name: 'the limits are a token', subject: () => budget(undefined, { limits: UNKNOWN }) },
  ],
});
