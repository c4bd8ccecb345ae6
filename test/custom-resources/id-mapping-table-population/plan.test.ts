import { describe, expect, test } from 'vitest';
import {
  accepted,
  decide,
  jobsSince,
  type Observed,
  type Step,
} from '../../../src/custom-resources/id-mapping-table-population/plan';

const PROPERTIES = {
  membershipId: 'room',
  idMappingTableId: 'people',
  workflowArn: 'arn:aws:entityresolution:us-east-1:111111111111:idmappingworkflow/people',
  jobType: undefined,
  revision: undefined,
  waitSeconds: 60,
} as const;
const REQUEST = { type: 'Create', properties: PROPERTIES, owner: 'owner', sentAt: 1_000_000 } as const;
const UUID = 'A1B2C3D4-0000-4000-8000-000000000001';
const JOB_ID = 'a1b2c3d4000040008000000000000001';

function decided(jobs: Observed['jobs'], done: readonly Step[] = [], waited = 0): unknown {
  const decision = decide(REQUEST, { jobs }, { done, waited, isRefused: false });
  switch (decision.next) {
    case 'done':
      return decision.attributes;
    case 'act':
      return decision.step;
    default:
      return `${decision.next}: ${decision.reason}`;
  }
}

const job = (jobId: string, status: string, reason?: string) => ({ jobId, status, startTime: 1000, reason });
const result = (IdMappingJobId: string, PopulationStatus: string) => ({ IdMappingJobId, PopulationStatus });
const OWN: readonly Step[] = [{ do: 'populate', response: { idMappingJobId: UUID } }];

describe('the job of a request', () => {
  test('is the first one since the request', () => {
    const jobs = [
      { jobId: 'c', status: 'RUNNING', startTime: 1002 },
      { jobId: 'b', status: 'RUNNING', startTime: 1000 },
      { jobId: 'a', status: 'RUNNING', startTime: 999 },
    ];

    expect(jobsSince(REQUEST, jobs).map(({ jobId }) => jobId)).toEqual(['b', 'c']);
    expect(jobsSince({ ...REQUEST, sentAt: undefined }, jobs)).toEqual([]);
    expect(decided([job('b', 'SUCCEEDED'), job('c', 'FAILED')])).toEqual(result('b', 'SUCCEEDED'));
  });

  test('is the one of the response, whose ID AWS Entity Resolution writes otherwise', () => {
    expect(decided([job('other', 'FAILED'), job(JOB_ID, 'SUCCEEDED')], OWN)).toEqual(result(JOB_ID, 'SUCCEEDED'));
    expect(decided([job('other', 'FAILED')], OWN, 15_000)).toEqual(result(JOB_ID, 'QUEUED'));
    expect(decided([], OWN)).toBe('wait: the population of ID mapping table people is not shown yet');
  });

  test('is started if there is none', () => {
    expect(decided([], [], 99_999)).toEqual({ do: 'populate' });
  });

  test('fails the request with its reason', () => {
    expect(decided([job('b', 'FAILED', 'no records')])).toBe(
      'fail: the population of ID mapping table people failed: no records',
    );
  });

  test.each(['QUEUED', 'RUNNING', 'PAUSED'])('is waited for while it is %s', (status) => {
    expect(decided([job('b', status)], [], 59_999)).toMatch(/^wait: .* has not ended yet$/);
    expect(decided([job('b', status)], [], 60_000)).toEqual(result('b', status));
  });
});

test('what was accepted is that of the physical id, and starts nothing again', () => {
  const start = decide(REQUEST, { jobs: [] }, { done: [], waited: 0, isRefused: false });
  const physicalId = start.next === 'act' ? start.physicalId : '';
  const again = { ...REQUEST, type: 'Update', physicalId } as const;

  expect(accepted(physicalId, PROPERTIES)?.attributes).toEqual(result('UNKNOWN', 'UNKNOWN'));
  expect(accepted(physicalId, { ...PROPERTIES, jobType: 'BATCH' })).toBeUndefined();
  expect(decide(again, { jobs: [] }, { done: [], waited: 0, isRefused: false }).next).toBe('done');
});
