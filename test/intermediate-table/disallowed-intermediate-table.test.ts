import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { beforeAll, describe, test } from 'vitest';
import { DisallowedIntermediateTable, Membership } from '../../src';
import { bundled } from '../custom-resources/support/bundled';
import { AN_ID, PUBLISHER, stackIn } from '../support/two-companies';

beforeAll(bundled);

describe('a disallowed intermediate table', () => {
  test.each([undefined, true])('has the name of the table, and includes its descendants: %s', (includeDescendants) => {
    const stack = stackIn(new App(), 'Publisher', PUBLISHER);

    new DisallowedIntermediateTable(stack, 'Disallowed', {
      membership: Membership.fromMembershipId(stack, 'Membership', AN_ID),
      intermediateTableName: 'daily_sales',
      includeDescendants,
    });

    Template.fromStack(stack).hasResourceProperties('Custom::CleanRoomsDisallowedIntermediateTable', {
      MembershipId: AN_ID,
      IntermediateTableName: 'daily_sales',
      IncludesDescendants: includeDescendants ?? false,
    });
  });
});
