import { expect } from 'vitest';
import type { Membership, Rooms } from '../../local/demo/room';

/** The membership of an account that has one. */
export function onlyMembership(rooms: Rooms): Membership {
  const [membership, ...others] = rooms.memberships();
  expect(others).toEqual([]);
  return membership as Membership;
}
