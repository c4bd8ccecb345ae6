import { describe, expect, test } from 'vitest';
import { decideJob, isSince, type Job, type JobRequest } from '../../../src/custom-resources/engine/job';

const START = { next: 'act', step: 'start', physicalId: 'thing' } as const;

function decided(more: Partial<JobRequest<Job, string>>, waited = 0): unknown {
  const request: JobRequest<Job, string> = {
    subject: 'the harvest',
    isAcceptedAlready: false,
    job: undefined,
    started: undefined,
    waitSeconds: 0,
    start: START,
    done: (job) => ({ next: 'done', physicalId: `thing ${job?.state}` }),
    ...more,
  };
  return decideJob(request, waited);
}

const done = (state: string) => ({ next: 'done', physicalId: `thing ${state}` });

describe('a request that starts a job', () => {
  test('starts it if there is none, however long it has waited', () => {
    expect(decided({})).toBe(START);
    expect(decided({ waitSeconds: 60 }, 99_999)).toBe(START);
  });

  test('starts none if its inputs were accepted already, even if the last job has failed', () => {
    expect(decided({ isAcceptedAlready: true })).toEqual(done('undefined'));
    expect(decided({ isAcceptedAlready: true, job: { state: 'failed' } })).toEqual(done('failed'));
  });

  test('fails with the reason of its job, or without one', () => {
    expect(decided({ job: { state: 'failed', reason: 'hail' } })).toEqual({
      next: 'fail',
      reason: 'the harvest failed: hail',
    });
    expect(decided({ job: { state: 'failed' } })).toEqual({
      next: 'fail',
      reason: 'the harvest failed: the service returned no reason',
    });
  });

  test('is done at once if its job has succeeded', () => {
    expect(decided({ job: { state: 'succeeded' }, waitSeconds: 60 })).toEqual(done('succeeded'));
  });

  test('waits for a job that runs for as long as requested, and no time left is no failure', () => {
    const job = { state: 'running' } as const;

    expect(decided({ job })).toEqual(done('running'));
    expect(decided({ job, waitSeconds: 60 }, 59_999)).toEqual({
      next: 'wait',
      reason: 'the harvest has not ended yet',
      orElse: done('running'),
    });
    expect(decided({ job, waitSeconds: 60 }, 60_000)).toEqual(done('running'));
  });

  test('waits shortly until the job that it has started is shown', () => {
    const started = { state: 'running' } as const;

    expect(decided({ started }, 14_999)).toEqual({
      next: 'wait',
      reason: 'the harvest is not shown yet',
      orElse: done('running'),
    });
    expect(decided({ started }, 15_000)).toEqual(done('running'));
  });
});

test.each([
  [undefined, 9e9, false],
  [1_000_000, 999.999, false],
  [1_000_000, 1000, true],
])('a job belongs to a request that was made at %s if it was started at %s s: %s', (sentAt, seconds, is) => {
  expect(isSince({ sentAt }, seconds)).toBe(is);
});
