import { expect, test } from 'vitest';
import { accepted, decide } from '../../../src/custom-resources/disallowed-intermediate-table/plan';

const PROPERTIES = { membershipId: 'room', intermediateTableName: 'daily', includesDescendants: false };
const PROGRESS = { done: [], waited: 0, isRefused: false };

function decided(type: 'Create' | 'Update', physicalId?: string) {
  return decide({ type, properties: PROPERTIES, physicalId, owner: 'owner' }, undefined, PROGRESS);
}

test('a table is disallowed once, and then it is done', () => {
  const first = decided('Create');
  const request = { type: 'Create', properties: PROPERTIES, owner: 'owner' } as const;

  expect(first).toMatchObject({ next: 'act', step: { do: 'disallow' } });
  expect(decide(request, undefined, { ...PROGRESS, done: [{ do: 'disallow' }] })).toEqual({
    next: 'done',
    physicalId: first.next === 'act' ? first.physicalId : '',
  });
});

test('what was accepted is that of the physical id', () => {
  const first = decided('Create');
  const physicalId = first.next === 'act' ? first.physicalId : '';

  expect(physicalId).toMatch(/^room[/]disallowed[/][\da-f]{16}$/);
  expect(decided('Update', physicalId).next).toBe('done');
  expect(decided('Update', 'room/disallowed/other').next).toBe('act');
  expect(accepted(physicalId, PROPERTIES)).toEqual({ next: 'done', physicalId });
  expect(accepted(physicalId, { ...PROPERTIES, includesDescendants: true })).toBeUndefined();
});
