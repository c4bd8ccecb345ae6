import type { CleanRoomsService } from '../../../local/cleanrooms/service';
import type { ImpactProperties } from '../../../src/custom-resources/privacy-impact/contract';
import { Membership } from '../../../src/membership/membership';
import { PrivacyImpact } from '../../../src/privacy-budget/privacy-impact';
import { CREATOR, join, newCollaboration } from '../../local/cleanrooms/clean-room';
import type { KindUnderTest } from './kind-under-test';

export const impact: KindUnderTest<ImpactProperties> = {
  prepare(service) {
    return { caller: CREATOR, properties: propertiesOf(service) };
  },

  end(service) {
    const { collaborationList } = service.look(CREATOR, 'ListCollaborations');
    for (const { id: collaborationIdentifier } of collaborationList as { id: string }[]) {
      service.call(CREATOR, 'DeleteCollaboration', { collaborationIdentifier });
    }
  },

  addTo(scope, account, { membershipId, epsilon, usersNoisePerQuery, minimums }) {
    return new PrivacyImpact(scope, 'Construct', {
      membership: Membership.fromMembershipAttributes(scope, 'Membership', { membershipId, accountId: account }),
      epsilon,
      usersNoisePerQuery,
      minimums: {
        avg: minimums.AVG,
        count: minimums.COUNT,
        countDistinct: minimums.COUNT_DISTINCT,
        stddev: minimums.STDDEV,
        sum: minimums.SUM,
      },
    });
  },

  policyKey: ({ membershipId }) => membershipId,

  variants: [
    {
      name: 'a preview of impact',
      caller: CREATOR,
      exceptions: [],
      async run(lifecycle) {
        const first = propertiesOf(lifecycle.service);
        const draw = (): ImpactProperties => ({
          ...first,
          epsilon: lifecycle.pick([1, 3, 20]),
          minimums: { COUNT: lifecycle.pick([1, 10, 1000]) },
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

function propertiesOf(service: CleanRoomsService): ImpactProperties {
  const { id: membershipId } = join(service, CREATOR, newCollaboration(service));
  return { membershipId, epsilon: 3, usersNoisePerQuery: 30, minimums: { COUNT: 10 } };
}
