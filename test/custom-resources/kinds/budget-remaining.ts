import type { CleanRoomsService } from '../../../local/cleanrooms/service';
import { ConfiguredTableAssociation } from '../../../src/association/configured-table-association';
import { Collaboration } from '../../../src/collaboration/collaboration';
import type { RemainingProperties } from '../../../src/custom-resources/budget-remaining/contract';
import { Membership } from '../../../src/membership/membership';
import { BudgetRemaining } from '../../../src/privacy-budget/budget-remaining';
import { ExistingBudget } from '../../../src/privacy-budget/existing-budget';
import { associate, CREATOR, join, newCollaboration, newTable } from '../../local/cleanrooms/clean-room';
import type { KindUnderTest } from './kind-under-test';

const MEMBERSHIP = 'a1b2c3d4-5678-90ab-cdef-000000000002';

export const remaining: KindUnderTest<RemainingProperties> = {
  prepare(service) {
    return { caller: CREATOR, properties: propertiesOf(service) };
  },

  end(service, { collaborationId: collaborationIdentifier }) {
    service.call(CREATOR, 'DeleteCollaboration', { collaborationIdentifier });
  },

  addTo(scope, _, { collaborationId, resourceArn, minimums, revision }) {
    const attributes = { collaborationId, creatorAccountId: CREATOR.account };
    const collaboration = Collaboration.fromCollaborationAttributes(scope, 'Collaboration', attributes);
    return new BudgetRemaining(scope, 'Construct', {
      membership: Membership.fromMembershipAttributes(scope, 'Membership', { membershipId: MEMBERSHIP, collaboration }),
      budget:
        resourceArn === undefined
          ? ExistingBudget.differentialPrivacy({ minimums: { count: minimums.COUNT, sum: minimums.SUM } })
          : ExistingBudget.access(
              ConfiguredTableAssociation.fromConfiguredTableAssociationArn(scope, 'Table', resourceArn),
              { minimumAccesses: minimums.ACCESSES },
            ),
      revision,
    });
  },

  policyKey: ({ collaborationId }) => collaborationId,

  variants: [
    {
      name: 'a reading of what remains',
      caller: CREATOR,
      exceptions: [],
      async run(lifecycle) {
        const first = propertiesOf(lifecycle.service);
        lifecycle.service.spent = () => lifecycle.pick([0, 5, 20]);
        const draw = (): RemainingProperties => ({
          ...first,
          minimums: { COUNT: lifecycle.pick([0, 10, 18]) },
          revision: lifecycle.pick(['1', '2']),
        });

        let properties = draw();
        let last = await lifecycle.create(properties);
        for (let count = 0; count < 3; count++) {
          properties = draw();
          last = await lifecycle.update(properties, last);
        }
        await lifecycle.remove(properties, last);
      },
    },
  ],

  rareActions: [],
  defects: {},
};

/** A collaboration with a budget of each type. */
function propertiesOf(service: CleanRoomsService): RemainingProperties {
  const collaboration = newCollaboration(service);
  const membership = join(service, CREATOR, collaboration);
  const { arn: resourceArn } = associate(service, CREATOR, membership, newTable(service, CREATOR));
  for (const [privacyBudgetType, parameters] of [
    ['DIFFERENTIAL_PRIVACY', { differentialPrivacy: { epsilon: 3, usersNoisePerQuery: 30 } }],
    ['ACCESS_BUDGET', { accessBudget: { resourceArn, budgetParameters: [{ type: 'LIFETIME', budget: 100 }] } }],
  ] as const) {
    const input = { membershipIdentifier: membership.id, privacyBudgetType, autoRefresh: 'NONE', parameters };
    service.call(CREATOR, 'CreatePrivacyBudgetTemplate', input);
  }
  return {
    collaborationId: collaboration.id,
    budgetType: 'DIFFERENTIAL_PRIVACY',
    resourceArn: undefined,
    minimums: { COUNT: 10 },
    revision: undefined,
  };
}
