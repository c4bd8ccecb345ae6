import { describe, expect, test } from 'vitest';
import {
  accepted,
  decide,
  type Observed,
  type Step,
} from '../../../src/custom-resources/intermediate-table-population/plan';
import type { TableVersion } from '../../../src/custom-resources/service/operations/intermediate-tables';

const SENT_AT = 1_000_000;
const PROPERTIES = {
  membershipId: 'room',
  intermediateTableId: 'daily',
  parameters: undefined,
  workerType: undefined,
  workerCount: undefined,
  sparkProperties: undefined,
  payerAccountId: undefined,
  revision: undefined,
  waitSeconds: 60,
} as const;

type More = {
  readonly type?: 'Create' | 'Update';
  readonly properties?: object;
  readonly sentAt?: number | undefined;
  readonly physicalId?: string;
  readonly done?: readonly Step[];
  readonly waited?: number;
};

function decided(observed: Partial<Observed>, more: More = {}): unknown {
  const { type = 'Create', done = [], waited = 0, physicalId } = more;
  const request = {
    type,
    properties: { ...PROPERTIES, ...more.properties },
    physicalId,
    owner: 'owner',
    sentAt: 'sentAt' in more ? more.sentAt : SENT_AT,
  };
  const decision = decide(request, { exists: true, versions: [], ...observed }, { done, waited, isRefused: false });
  switch (decision.next) {
    case 'done':
      return decision.attributes;
    case 'act':
      return decision.step;
    default:
      return `${decision.next}: ${decision.reason}`;
  }
}

function version(id: string, createTime: number, status = 'POPULATE_SUCCESS'): TableVersion {
  return { versionId: id, analysisId: `analysis of ${id}`, createTime, status };
}

const POPULATE = { do: 'populate' };
const result = (id: string, status: string) => ({
  AnalysisId: `analysis of ${id}`,
  VersionId: id,
  PopulationStatus: status,
});
const RUNNING = 'wait: the population of intermediate table daily has not ended yet';

describe('the version of a request', () => {
  test('is the first one since the request, in whatever order they are listed', () => {
    const versions = [version('third', 1002), version('second', 1000), version('first', 999)];

    expect(decided({ versions })).toEqual(result('second', 'POPULATE_SUCCESS'));
  });

  test('is the one of the response, if there is one', () => {
    const done = [{ do: 'populate', response: { versionId: 'own', analysisId: 'analysis of own' } }] as const;
    const versions = [version('other', 1001), version('own', 1002, 'POPULATE_STARTED')];

    expect(decided({ versions }, { done })).toBe(RUNNING);
    expect(decided({ versions }, { done, waited: 60_000 })).toEqual(result('own', 'POPULATE_STARTED'));
    expect(decided({ versions: [] }, { done, waited: 15_000 })).toEqual(result('own', 'POPULATE_STARTED'));
  });

  test.each(['POPULATE_STARTED', 'POPULATE_SUCCESS'])('of a Create can be the newest one: %s', (status) => {
    const versions = [version('new', 999, status), version('old', 998, 'POPULATE_FAILED')];

    expect(decided({ versions }, { waited: 60_000 })).toEqual(result('new', status));
    expect(decided({ versions }, { type: 'Update' })).toEqual(POPULATE);
    expect(decided({ versions }, { properties: { parameters: { city: 'Bonn' } } })).toEqual(POPULATE);
  });

  test.each(['POPULATE_FAILED', 'RETENTION_PERIOD_EXPIRED'])('of a Create is not an older one that is %s', (status) => {
    expect(decided({ versions: [version('old', 999, status)] })).toEqual(POPULATE);
  });

  test('is never an older one, if the request has no time', () => {
    expect(decided({ versions: [version('old', 9e9)] }, { type: 'Update', sentAt: undefined })).toEqual(POPULATE);
  });
});

test('a version that has failed fails the request, with the reason of the table', () => {
  const versions = [version('own', 1000, 'POPULATE_FAILED')];

  expect(decided({ versions, statusReason: 'no rows' })).toBe(
    'fail: the population of intermediate table daily failed: no rows',
  );
});

test('a status that is not known is one in progress', () => {
  expect(decided({ versions: [version('own', 1000, 'POPULATE_PAUSED')] })).toBe(RUNNING);
});

test('a table that does not exist is waited for shortly', () => {
  const reason = 'membership room has no intermediate table daily: check both IDs';

  expect(decided({ exists: false }, { waited: 14_999 })).toBe(`wait: ${reason}`);
  expect(decided({ exists: false }, { waited: 15_000 })).toBe(`fail: ${reason}`);
});

describe('what was accepted', () => {
  const physicalId = idOf({});

  test('starts nothing again, even if the table is gone', () => {
    expect(decided({ exists: false }, { type: 'Update', physicalId })).toMatchObject({ PopulationStatus: 'UNKNOWN' });
    expect(decided({}, { type: 'Update', physicalId, properties: { waitSeconds: 0 } })).toMatchObject({
      VersionId: 'UNKNOWN',
    });
    expect(decided({}, { type: 'Update', physicalId, properties: { revision: '2' } })).toEqual(POPULATE);
  });

  test('is that of the physical id, whatever the order of parameters', () => {
    const [one, other] = [
      { a: '1', b: '2' },
      { b: '2', a: '1' },
    ];

    expect(idOf({ parameters: one })).toBe(idOf({ parameters: other }));
    expect(accepted(physicalId, PROPERTIES)?.physicalId).toBe(physicalId);
    expect(accepted(physicalId, { ...PROPERTIES, revision: '2' })).toBeUndefined();
  });
});

function idOf(more: object): string {
  const request = { type: 'Create', properties: { ...PROPERTIES, ...more }, owner: 'owner', sentAt: SENT_AT } as const;
  const decision = decide(request, { exists: true, versions: [] }, { done: [], waited: 0, isRefused: false });
  return decision.next === 'act' ? decision.physicalId : '';
}
