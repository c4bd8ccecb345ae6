import type { NodeBase, NodeOf } from '../../../src/model/nodes';
import { associationWaitsForPolicies } from '../../../src/rules/association/association-waits-for-policies';
import { association, list, OUTSIDE, policy, role, table, to, UNKNOWN } from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

/** An association whose role has these policies, some of which it waits for. */
function reading(isCreatedAfter: (other: NodeBase) => boolean, ...names: string[]) {
  const policies = list(names.map((name) => policy(name)));
  return association(undefined, table(), { role: to(role({ policies })), isCreatedAfter });
}

describeRule(associationWaitsForPolicies, {
  fires: [
    {
      name: 'one of the policies can be late',
      subject: () => reading(({ path }) => path === 'App/Early', 'Early', 'Late'),
      violations: [
        {
          severity: 'warning',
          what: '"sales" does not wait for the policies of its role "Role": "App/Late"',
          fix: 'create the association with `membership.associate`, or add a dependency on the policy',
          property: 'RoleArn',
        },
      ],
    },
  ],
  quiet: [
    { name: 'the association waits', subject: () => reading(() => true, 'Early') },
    {
      name: 'the association does not wait for the policy of a bucket',
      subject: () => {
        const policies = list([{ ...policy('Bucket'), kind: 'bucketPolicy' } as unknown as NodeOf<'bucketPolicy'>]);
        return association(undefined, table(), { role: to(role({ policies })), isCreatedAfter: () => false });
      },
    },
    { name: 'the role has no separate policy', subject: () => reading(() => false) },
  ],
  unknown: [
    {
      name: 'the policies are not known',
      subject: () =>
        association(undefined, table(), { role: to(role({ policies: UNKNOWN })), isCreatedAfter: () => false }),
    },
    { name: 'the role is outside of the app', subject: () => association(undefined, table(), { role: OUTSIDE }) },
  ],
});
