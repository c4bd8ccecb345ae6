import { describe, expect, test } from 'vitest';
import { acceptedBefore } from '../../../src/custom-resources/engine/accepted';
import { ownId, successorOf } from '../../../src/custom-resources/engine/physical-id';

const done = (physicalId: string) => ({ next: 'done', physicalId }) as const;
/** Accepts the properties that an id names. */
const reconciler = {
  accepted: (physicalId: string, { name }: { name: string }) => (physicalId === name ? done(name) : undefined),
};

describe('what was accepted before', () => {
  const returning = (name: string, physicalId: string | undefined, type: 'Create' | 'Update' = 'Update') =>
    acceptedBefore(reconciler, { type, properties: { name }, owner: 'owner' }, physicalId);

  test.each([
    ['that of the physical id', 'b', 'b after a'],
    ['that of the resource that it has replaced', 'a', 'b after a'],
    ['that of an id without a predecessor', 'a', 'a'],
  ])('is %s', (_, name, physicalId) => {
    expect(returning(name, physicalId)).toEqual(done(name));
  });

  test('is nothing else, and nothing of a Create', () => {
    expect(returning('c', 'b after a')).toBeUndefined();
    expect(returning('a', undefined)).toBeUndefined();
    expect(returning('a', 'a', 'Create')).toBeUndefined();
  });
});

describe('the physical id after an Update', () => {
  test.each([
    ['stays if the plan returns the same', 'b after a', 'b', true, 'b after a'],
    ['contains the one before', 'a', 'b', true, 'b after a'],
    ['contains only the one before', 'b after a', 'c', true, 'c after b'],
    ['contains the one that a rollback leaves', 'b after a', 'a', true, 'a after b'],
    ['is the same after a rollback if a Delete can undo something', 'b after a', 'a', false, 'a'],
  ])('%s', (_, physicalId, next, retainedOnDelete, successor) => {
    expect(successorOf(physicalId, next, retainedOnDelete)).toBe(successor);
  });

  test.each(['a', 'a after b'])('is known to plans without the one before: %s', (physicalId) => {
    expect(ownId(physicalId)).toBe('a');
  });
});
