import { AccessLimit, Membership, PrivacyBudget } from '../../src';
import { negative } from '../support/negative';
import { advertiserQueries, anyQuery, lakeTable } from '../support/rooms';

export default negative({
  rule: 'AccessLimitsAreDistinct',
  bad: (stack) => {
    const membership = new Membership(stack, 'Membership', { collaboration: advertiserQueries(stack) });
    const sales = membership.associate('Sales', {
      table: lakeTable(stack, 'SalesTable', anyQuery()),
      associationName: 'sales',
    });
    membership.addPrivacyBudget(
      'Budget',
      PrivacyBudget.access(sales, AccessLimit.perDay(20), AccessLimit.perWeek(100)),
    );
  },
  good: (stack) => {
    const membership = new Membership(stack, 'Membership', { collaboration: advertiserQueries(stack) });
    const sales = membership.associate('Sales', {
      table: lakeTable(stack, 'SalesTable', anyQuery()),
      associationName: 'sales',
    });
    membership.addPrivacyBudget(
      'Budget',
      PrivacyBudget.access(sales, AccessLimit.perDay(20), AccessLimit.lifetime(1000)),
    );
  },
});
