import { monthlyRefreshIsDeliberate } from '../../../src/rules/privacy-budget/monthly-refresh-is-deliberate';
import { ABSENT, budget, known, UNKNOWN } from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const MONTHLY = known('CALENDAR_MONTH');

describeRule(monthlyRefreshIsDeliberate, {
  fires: [
    {
      name: 'a differential privacy budget is refilled each month',
      subject: () => budget(undefined, { autoRefresh: MONTHLY }),
      violations: [
        {
          severity: 'warning',
          what: 'the differential privacy budget "Budget" is refreshed each month ("CALENDAR_MONTH")',
          fix: 'remove `refresh` or, if the data is replaced each month, acknowledge this warning',
          property: 'AutoRefresh',
        },
      ],
    },
  ],
  quiet: [
    { name: 'the budget is never refilled', subject: () => budget(undefined, { autoRefresh: known('NONE') }) },
    { name: 'nothing is said of it', subject: () => budget(undefined, { autoRefresh: ABSENT }) },
    {
      name: 'it is an access budget',
      subject: () => budget(undefined, { type: known('ACCESS_BUDGET'), autoRefresh: MONTHLY }),
    },
  ],
  unknown: [
    { name: 'the refresh is a token', subject: () => budget(undefined, { autoRefresh: UNKNOWN }) },
    { name: 'the type is a token', subject: () => budget(undefined, { type: UNKNOWN, autoRefresh: MONTHLY }) },
  ],
});
