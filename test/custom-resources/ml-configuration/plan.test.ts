import { describe, expect, test } from 'vitest';
import { accepted, decide, type Observed, type Step } from '../../../src/custom-resources/ml-configuration/plan';

const PROPERTIES = { membershipId: 'room', s3Uri: 's3://models', roleArn: 'role' };
const ID = 'room/ml-configuration';
const SENT = 1_000_000_000;

interface More {
  readonly type?: 'Create' | 'Update' | 'Delete';
  readonly isAccepted?: boolean;
  readonly sentAt?: number;
  readonly done?: readonly Step[];
  readonly waited?: number;
}

function decided(observed: Observed, more: More = {}): string {
  const { type = 'Create', isAccepted = false, sentAt, done = [], waited = 0 } = more;
  const request = {
    owner: 'owner',
    type,
    properties: PROPERTIES,
    physicalId: ID,
    accepted: isAccepted ? accepted(ID, PROPERTIES) : undefined,
    sentAt,
  };
  const decision = decide(request, observed, { done, waited, isRefused: false });
  return decision.next === 'act' ? decision.step.do : decision.next;
}

const NONE: Observed = { is: 'none' };
const GONE: Observed = { is: 'gone' };

function found(more: object = {}): Observed {
  return { is: 'put', s3Uri: 's3://models', roleArn: 'role', updatedAt: SENT, ...more };
}

const PUT: readonly Step[] = [{ do: 'put' }];
const DELETED: readonly Step[] = [{ do: 'delete' }];

describe('a creation', () => {
  test.each<[string, Observed, More, string]>([
    ['none', NONE, {}, 'put'],
    ['as requested', found(), {}, 'put'],
    ['as requested, put shortly before the request', found({ updatedAt: SENT - 60_000 }), { sentAt: SENT }, 'put'],
    ['as requested, and older', found({ updatedAt: SENT - 60_001 }), { sentAt: SENT }, 'wait'],
    ['as requested, and older for long', found({ updatedAt: 0 }), { sentAt: SENT, waited: 15_000 }, 'fail'],
    ['another location', found({ s3Uri: 's3://other' }), {}, 'wait'],
    ['another location for long', found({ s3Uri: 's3://other' }), { waited: 15_000 }, 'fail'],
    ['no location', found({ s3Uri: undefined }), { waited: 15_000 }, 'fail'],
    ['another role', found({ roleArn: 'other' }), { waited: 15_000 }, 'fail'],
    ['put, and not shown', NONE, { done: PUT, waited: 14_999 }, 'wait'],
    ['put, and another one shown', found({ roleArn: 'other' }), { done: PUT }, 'wait'],
    ['put, and shown', found(), { done: PUT }, 'done'],
    ['put, and not shown for long', NONE, { done: PUT, waited: 15_000 }, 'done'],
  ])('%s', (_, observed, more, expected) => {
    expect(decided(observed, more)).toBe(expected);
  });
});

describe('an update', () => {
  test.each<[string, Observed, More, string]>([
    ['of what was accepted before puts it', found({ s3Uri: 's3://other' }), { isAccepted: true }, 'put'],
    ['puts also what is shown', found(), { isAccepted: true }, 'put'],
    ['to another membership puts where there is none', NONE, {}, 'put'],
    ['to another membership leaves what is there', found({ s3Uri: 's3://other' }), { waited: 15_000 }, 'fail'],
    ['can lead back to what is there', found({ updatedAt: 0 }), { sentAt: SENT }, 'put'],
  ])('%s', (_, observed, more, expected) => {
    expect(decided(observed, { type: 'Update', ...more })).toBe(expected);
  });
});

describe('a deletion', () => {
  test.each<[string, Observed, More, string]>([
    ['deletes what was requested', found(), {}, 'delete'],
    ['deletes what appears late', found(), { waited: 20_000 }, 'delete'],
    ['waits for what is not shown yet', NONE, { waited: 14_999 }, 'wait'],
    ['is done if there is none', NONE, { waited: 15_000 }, 'done'],
    ['leaves another location', found({ s3Uri: 's3://other' }), { waited: 15_000 }, 'done'],
    ['leaves another role', found({ roleArn: 'other' }), { waited: 15_000 }, 'done'],
    ['waits until it is not shown', found(), { done: DELETED }, 'wait'],
    ['is done once it is not shown', NONE, { done: DELETED }, 'done'],
    ['is done if it is shown for long', found(), { done: DELETED, waited: 15_000 }, 'done'],
    ['is done at once with the membership', GONE, {}, 'done'],
  ])('%s', (_, observed, more, expected) => {
    expect(decided(observed, { type: 'Delete', ...more })).toBe(expected);
  });
});

describe('the physical id', () => {
  test('contains the membership alone', () => {
    expect(accepted(ID, { ...PROPERTIES, s3Uri: 's3://other', roleArn: 'other' })).toEqual({
      next: 'done',
      physicalId: ID,
    });
    expect(accepted('another/ml-configuration', PROPERTIES)).toBeUndefined();
  });
});
