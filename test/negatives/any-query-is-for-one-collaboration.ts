import { Collaboration, Membership } from '../../src';
import { negative } from '../support/negative';
import { advertiser, advertiserQueries, anyQuery, lakeTable } from '../support/rooms';

export default negative({
  rule: 'AnyQueryIsForOneCollaboration',
  bad: (stack) => {
    const finance = new Collaboration(stack, 'Finance', {
      description: 'Fraud in payments',
      creator: { displayName: 'Publisher' },
      members: [advertiser()],
    });
    const forAds = new Membership(stack, 'AdsMembership', { collaboration: advertiserQueries(stack) });
    const forFinance = new Membership(stack, 'FinanceMembership', { collaboration: finance });
    const sales = lakeTable(stack, 'SalesTable', anyQuery());
    forAds.associate('Sales', { table: sales, associationName: 'sales' });
    forFinance.associate('Sales', { table: sales, associationName: 'sales' });
  },
  good: (stack) => {
    const finance = new Collaboration(stack, 'Finance', {
      description: 'Fraud in payments',
      creator: { displayName: 'Publisher' },
      members: [advertiser()],
    });
    const forAds = new Membership(stack, 'AdsMembership', { collaboration: advertiserQueries(stack) });
    const forFinance = new Membership(stack, 'FinanceMembership', { collaboration: finance });
    forAds.associate('Sales', { table: lakeTable(stack, 'SalesForAds', anyQuery()), associationName: 'sales' });
    forFinance.associate('Sales', { table: lakeTable(stack, 'SalesForFinance', anyQuery()), associationName: 'sales' });
  },
});
