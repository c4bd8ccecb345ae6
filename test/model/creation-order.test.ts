import { expect, test } from 'vitest';
import { CreationOrder } from '../../src/model/creation-order';

const [role, policy, pause, association, loop] = ['role', 'policy', 'pause', 'association', 'loop'].map((name) => ({
  name,
}));

/** The policy needs the role, and the association needs something that waits for the policy. */
const DEPENDENCIES = new Map<object, readonly object[]>([
  [policy, [role]],
  [pause, [policy]],
  [association, [pause, loop]],
  [loop, [loop, association]],
]);

const directOf = (resource: object) => DEPENDENCIES.get(resource) ?? [];

test.each<[string, object, object, boolean]>([
  ['its dependency', policy, role, true],
  ['a dependency of its dependency', association, role, true],
  ['what depends on it', role, policy, false],
  ['what has nothing to do with it', pause, loop, false],
  ['what depends on it in turn', loop, association, true],
  ['a dependency of what depends on it in turn', loop, role, true],
])('a resource is created after %s, or not', (_, later, earlier, expected) => {
  expect(new CreationOrder(directOf).isCreatedAfter(later, earlier)).toBe(expected);
});

test('the dependencies of a resource are read once', () => {
  const asked: object[] = [];
  const order = new CreationOrder((resource: object) => {
    asked.push(resource);
    return directOf(resource);
  });

  expect([order.isCreatedAfter(pause, role), order.isCreatedAfter(policy, role)]).toEqual([true, true]);
  expect(asked).toEqual([pause, policy, role]);
});
