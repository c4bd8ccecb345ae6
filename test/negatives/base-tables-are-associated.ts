import { Collaboration, MemberAbility, Membership } from '../../src';
import { negative } from '../support/negative';
import { daily, lakeTable, ownQueries } from '../support/rooms';

export default negative({
  rule: 'BaseTablesAreAssociated',
  bad: (stack) => {
    const collaboration = new Collaboration(stack, 'Ads', {
      description: 'Revenue of the spring campaign',
      creator: { displayName: 'Publisher', abilities: [MemberAbility.QUERY, MemberAbility.RECEIVE_RESULTS] },
      members: [],
    });
    const membership = new Membership(stack, 'Membership', { collaboration });
    membership.associate('Sales', { table: lakeTable(stack, 'Sales', ownQueries()) });
    daily(stack, membership, 'SELECT city FROM sale');
  },
  good: (stack) => {
    const collaboration = new Collaboration(stack, 'Ads', {
      description: 'Revenue of the spring campaign',
      creator: { displayName: 'Publisher', abilities: [MemberAbility.QUERY, MemberAbility.RECEIVE_RESULTS] },
      members: [],
    });
    const membership = new Membership(stack, 'Membership', { collaboration });
    membership.associate('Sales', { table: lakeTable(stack, 'Sales', ownQueries()) });
    daily(stack, membership, 'SELECT city FROM sales');
  },
});
