import { expect, test } from 'vitest';
import { includes, is, isComplete, itemsOf } from '../../src/model/fact';
import { collaborationOf, nodeOf } from '../../src/model/nodes';
import {
  association,
  collaboration,
  known,
  list,
  member,
  membership,
  OUTSIDE,
  PUBLISHER,
  table,
  template,
  UNKNOWN,
} from '../support/nodes';
import { watch } from '../support/unknowns';

test.each<[string, (read: ReturnType<typeof template>) => unknown]>([
  ['an unknown fact', (subject) => is(subject.name, 'Reach')],
  ['the items of an incomplete list', (subject) => includes(subject.parameters, 'since')],
  ['whether a list is complete', (subject) => isComplete(subject.parameters)],
  ['a pointer that leads nowhere known', (subject) => subject.membershipPointer.kind],
  ['a link out of the app', (subject) => collaborationOf(subject)],
])('%s is met when it is read', (_, read) => {
  const { watched, unknowns } = watch(
    template(undefined, 'SELECT 1', {
      name: UNKNOWN,
      parameters: list(['until'], false),
      membershipPointer: { kind: 'unknown' },
      membership: OUTSIDE,
    }),
  );
  expect(unknowns()).toEqual([]);

  read(watched);

  expect(unknowns()).toHaveLength(1);
});

test('what is known, and what nobody reads, is not met', () => {
  const { watched, unknowns } = watch(template(membership(undefined), 'SELECT 1', { parameters: list(['since']) }));

  expect(is(watched.format, 'SQL') && itemsOf(watched.parameters)[0]).toBe('since');
  expect(nodeOf(watched.membership)?.kind).toBe('membership');
  expect(unknowns()).toEqual([]);
});

test('nodes are equal to themselves, however they are reached', () => {
  const ads = collaboration({ creator: member(PUBLISHER), name: known('Ads') });
  const own = membership(ads);
  const { watched } = watch(association(own, table()));

  const within = nodeOf(watched.membership);

  expect(within).toBeDefined();
  expect(within && itemsOf(nodeOf(within.collaboration)?.memberships ?? UNKNOWN).includes(within)).toBe(true);
  expect(within && itemsOf(within.associations)[0]).toBe(watched);
});
