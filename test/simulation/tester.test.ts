import { describe, expect, test } from 'vitest';
import { HANDLERS, type Handler } from '../../local/simulation/handler';
import { simulateMany } from '../../local/simulation/many';
import { MEMBER_KIND } from '../../local/simulation/members';
import { DEFECTS } from './naive';

/** A defect that hides longer than this would hide from a change to the handlers, too. */
const HISTORIES = 2000;

/** By which invariant each has to be found: another one would be an accident. */
const FOUND_BY: { readonly [name in keyof typeof DEFECTS]: string } = {
  answersBeforeTheWork: 'what exists is as asked',
  answersTooLong: 'an answer has at most 4096 bytes',
  answersTwice: 'one delivery gives one answer',
  createsWithoutLooking: 'nothing is asked for twice',
  deletesByForeignId: 'nothing of others is touched',
  dropsItsAnswer: 'no function ends content without an answer',
  failsDeleteOnNotFound: 'what nothing hinders succeeds',
  forgetsOpenRequests: 'no orphan',
  givesNewIdOnUpdate: 'what exists is as asked',
  hidesWhatAFailureLeft: 'no orphan',
  ignoresThrottling: 'what passes by itself is waited for',
  logsTheEvent: 'no log tells properties or the response URL',
  retriesWithoutBudget: 'a function ends before its time is up',
  staysSilentOnFailure: 'no function ends content without an answer',
};

describe('the simulation', () => {
  test.each(Object.entries(DEFECTS))('finds the handler that %s', { timeout: 60_000 }, async (name, defect) => {
    const real = HANDLERS.get(MEMBER_KIND) as Handler;
    const handlers = new Map([...HANDLERS, [MEMBER_KIND, defect(real)]]);

    const found = new Set<string>();
    for (let from = 1; from <= HISTORIES && !found.has(FOUND_BY[name] ?? ''); from += 10) {
      const { failures } = await simulateMany({ from, histories: 10, handlers });
      for (const { invariant } of failures.flatMap(({ violations }) => violations)) {
        found.add(invariant);
      }
    }

    expect([...found]).toContain(FOUND_BY[name]);
  });
});
