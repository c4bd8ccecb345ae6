import { expect, test } from 'vitest';
import { GRANTS } from '../../catalogue/grants';
import { runTime } from '../../scripts/resources/run-time';
import * as api from '../../src';
import { EXPORTED_CONSTRUCTS } from '../support/exported-constructs';

/** The pages of constructs lead to what programs use of them: readers look for grants where permissions are. */

const NAMES = [...EXPORTED_CONSTRUCTS.keys()];
const FACADES = Object.keys(api).filter(
  (name) => /(?:Grants|Events|Metrics)$/.test(name) && name !== 'CleanRoomsEvents',
);

test('each facade is on the page of a construct, with its methods', () => {
  const text = NAMES.flatMap(runTime).join('\n');

  expect(FACADES.filter((name) => name.endsWith('Grants')).length).toBeGreaterThan(5);
  for (const facade of FACADES.filter((name) => !/Metrics$|^Shared/.test(name))) {
    expect(text).toContain(`.md#${facade.toLowerCase()})`);
  }
  for (const [, method = ''] of Object.keys(GRANTS).map((name) => name.split('.'))) {
    expect(text).toContain(`\`${method}\``);
  }
});

test('the numbers of events and metrics are those of the methods', () => {
  const text = runTime('Membership').join('\n');
  const [, events] = /`events` .*: (\d+) methods/.exec(text) ?? [];
  const [, metrics] = /`metrics` .*: (\d+) methods/.exec(text) ?? [];

  const namesOf = (facade: { readonly prototype: object }, pattern: RegExp) =>
    Object.getOwnPropertyNames(facade.prototype).filter((name) => pattern.test(name));
  expect(Number(events)).toBe(namesOf(api.MembershipEvents, /^on[A-Z]/).length);
  expect(Number(metrics)).toBe(namesOf(api.MembershipMetrics, /^metric[A-Z]/).length);
  expect(Number(events)).toBeGreaterThan(10);
});

test('an invitation has the facades of its collaboration, and a construct without facades has no heading', () => {
  expect(runTime('InvitedCollaboration')).toEqual(runTime('Collaboration'));
  expect(runTime('TrainingDataset')).toEqual([]);
});
