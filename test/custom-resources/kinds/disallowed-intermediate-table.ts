import type { DisallowedTableProperties } from '../../../src/custom-resources/disallowed-intermediate-table/contract';
import { DisallowedIntermediateTable } from '../../../src/intermediate-table/disallowed-intermediate-table';
import { Membership } from '../../../src/membership/membership';
import { CREATOR, PARTNER } from '../../local/cleanrooms/clean-room';
import type { KindUnderTest } from './kind-under-test';
import { createIntermediateTable } from './mapped-tables';

const NAME = 'daily_sales';

export const disallowedTable: KindUnderTest<DisallowedTableProperties> = {
  prepare(service) {
    const { partnerMembershipId: membershipId } = createIntermediateTable(service, NAME);
    return { caller: PARTNER, properties: { membershipId, intermediateTableName: NAME, includesDescendants: true } };
  },

  end(service) {
    const [membership] = (service.look(CREATOR, 'ListMemberships') as { membershipSummaries: { id: string }[] })
      .membershipSummaries;
    const membershipIdentifier = membership?.id;
    const { intermediateTableSummaries } = service.look(CREATOR, 'ListIntermediateTables', {
      membershipIdentifier,
    }) as {
      intermediateTableSummaries: { id: string }[];
    };
    for (const { id: intermediateTableIdentifier } of intermediateTableSummaries) {
      service.call(CREATOR, 'DeleteIntermediateTable', { membershipIdentifier, intermediateTableIdentifier });
    }
  },

  addTo(scope, account, { membershipId, intermediateTableName, includesDescendants: includeDescendants }) {
    const arn = `arn:aws:cleanrooms:us-east-1:${account}:membership/${membershipId}`;
    return new DisallowedIntermediateTable(scope, 'Construct', {
      membership: Membership.fromMembershipArn(scope, 'Membership', arn),
      intermediateTableName,
      includeDescendants,
    });
  },

  policyKey: ({ membershipId }) => membershipId,

  variants: [
    {
      name: 'a disallowed intermediate table',
      caller: PARTNER,
      exceptions: [],
      async run(lifecycle) {
        const { partnerMembershipId: membershipId } = createIntermediateTable(lifecycle.service, NAME);
        const properties = () => ({
          membershipId,
          intermediateTableName: lifecycle.pick([NAME, 'weekly_sales']),
          includesDescendants: lifecycle.chance(0.5),
        });

        let answer = await lifecycle.create(properties());
        for (let updates = 0; updates < 3; updates++) {
          answer = await lifecycle.update(properties(), answer);
        }
        await lifecycle.remove(properties(), answer);
      },
    },
  ],

  reads: 'none',
  rareActions: [],
  defects: {},
};
