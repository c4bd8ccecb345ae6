import { beforeEach, describe, expect, test } from 'vitest';
import { run } from '../../../src/custom-resources/intermediate-table-population/handler.lambda';
import { CREATOR } from '../../local/cleanrooms/clean-room';
import { createIntermediateTable } from '../kinds/mapped-tables';
import { TableDeliveries } from '../support/table-deliveries';

let cloud: TableDeliveries;
let table: { readonly MembershipId: string; readonly IntermediateTableId: string; readonly WaitSeconds: number };

beforeEach(() => {
  cloud = new TableDeliveries(run, CREATOR);
  const { membershipId, intermediateTableId } = createIntermediateTable(cloud.service);
  table = { MembershipId: membershipId, IntermediateTableId: intermediateTableId, WaitSeconds: 0 };
});

const target = () => ({
  membershipIdentifier: table.MembershipId,
  intermediateTableIdentifier: table.IntermediateTableId,
});
const create = (more: object = {}) => cloud.deliver(cloud.request('Create', { ...table, ...more }));
const update = (id: string, more: object = {}) => cloud.deliver(cloud.request('Update', { ...table, ...more }, id));

describe('creation', () => {
  test('populates the table once, and returns the analysis and the version', async () => {
    const answer = await create();

    expect(answer).toMatchObject({ Status: 'SUCCESS', Data: { PopulationStatus: 'POPULATE_SUCCESS' } });
    expect(answer.Data?.AnalysisId).toMatch(/^[\da-f-]{36}$/);
    expect(answer.Data?.VersionId).not.toBe(answer.Data?.AnalysisId);
    expect(cloud.populations).toBe(1);
  });

  test('passes parameters, compute and payer on', async () => {
    const inputs = {
      Parameters: { country: 'DE' },
      WorkerType: 'CR.4X',
      WorkerCount: 4,
      SparkProperties: { 'spark.sql.shuffle.partitions': '8' },
      PayerAccountId: CREATOR.account,
    };

    expect((await create(inputs)).Status).toBe('SUCCESS');
  });

  test.each(['POPULATE_STARTED', 'POPULATE_SUCCESS'])('leaves a table as it is that is %s already', async (status) => {
    cloud.service.populate = () => ({ seconds: status === 'POPULATE_STARTED' ? 99_999 : 0 });
    cloud.service.call(CREATOR, 'PopulateIntermediateTable', target());

    expect(await create()).toMatchObject({ Status: 'SUCCESS', Data: { PopulationStatus: status } });
    expect(cloud.populations).toBe(1);
  });

  test('populates a table that has data, if there are parameters', async () => {
    cloud.service.call(CREATOR, 'PopulateIntermediateTable', target());

    await create({ Parameters: { country: 'DE' } });

    expect(cloud.populations).toBe(2);
  });

  test('populates a table whose population has failed before', async () => {
    cloud.service.populate = () => ({ seconds: 0, failure: 'no base table' });
    cloud.service.call(CREATOR, 'PopulateIntermediateTable', target());
    cloud.service.populate = () => ({ seconds: 0 });

    expect((await create()).Status).toBe('SUCCESS');
    expect(cloud.populations).toBe(2);
  });
});

describe('a second delivery', () => {
  test.each([0, 2, 5])('finds after %s minutes what the first one has started', async (minutes) => {
    cloud.service.populate = () => ({ seconds: 600 });
    const event = cloud.request('Create', { ...table, Parameters: { country: 'DE' } });

    const answers = [await cloud.deliver(event), await cloud.deliver(event, minutes)];

    expect(answers[1]?.Data).toEqual(answers[0]?.Data);
    expect(cloud.populations).toBe(1);
  });

  test('F6: a lost response starts no second population', async () => {
    cloud.faults = ['lost'];

    expect((await create({ Parameters: { country: 'DE' } })).Status).toBe('SUCCESS');
    expect(cloud.populations).toBe(1);
  });
});

describe('the end of a population', () => {
  test('is not awaited by default', async () => {
    cloud.service.populate = () => ({ seconds: 100 });

    expect(await create()).toMatchObject({ Status: 'SUCCESS', Data: { PopulationStatus: 'POPULATE_STARTED' } });
  });

  test('is awaited for as long as requested', async () => {
    cloud.service.populate = () => ({ seconds: 60 });

    expect((await create({ WaitSeconds: 120 })).Data?.PopulationStatus).toBe('POPULATE_SUCCESS');
  });

  test('F2: does not fail the deployment if it is later', async () => {
    cloud.service.populate = () => ({ seconds: 3600 });

    expect(await create({ WaitSeconds: 120 })).toMatchObject({
      Status: 'SUCCESS',
      Data: { PopulationStatus: 'POPULATE_STARTED' },
    });
  });

  test('fails the deployment with its reason if it is a failure', async () => {
    cloud.service.populate = () => ({ seconds: 30, failure: 'the budget is used up' });

    const answer = await create({ WaitSeconds: 60 });

    expect(answer.Status).toBe('FAILED');
    expect(answer.Reason).toContain(`of intermediate table ${table.IntermediateTableId} failed: the budget is used up`);
  });
});

describe('update', () => {
  test.each([
    ['another revision', { Revision: '2' }],
    ['other parameters', { Parameters: { country: 'FR' } }],
    ['another compute', { WorkerCount: 8 }],
  ])('populates again with %s', async (_, change) => {
    const { PhysicalResourceId: id } = await create();

    const answer = await update(id, change);

    expect(answer.PhysicalResourceId).not.toBe(id);
    expect(cloud.populations).toBe(2);
  });

  test('starts nothing if only the time to wait is another one', async () => {
    const { PhysicalResourceId: id } = await create();

    expect(await update(id, { WaitSeconds: 60 })).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: id });
    expect(cloud.populations).toBe(1);
  });

  test('a rollback populates with the previous inputs, and never fails', async () => {
    const { PhysicalResourceId: before } = await create();
    const { PhysicalResourceId: after } = await update(before, { Revision: '2' });
    cloud.service.populate = () => ({ seconds: 0, failure: 'no base table' });

    const reversed = await update(after);

    expect(reversed.Status).toBe('SUCCESS');
    expect(cloud.populations).toBe(3);
  });

  test('a rollback of an update that has failed starts nothing', async () => {
    const { PhysicalResourceId: id } = await create();
    cloud.service.populate = () => ({ seconds: 0, failure: 'no base table' });

    const failed = await update(id, { Revision: '2' });
    const reversed = await update(failed.PhysicalResourceId);

    expect([failed.Status, reversed.Status]).toEqual(['FAILED', 'SUCCESS']);
    expect(cloud.populations).toBe(2);
  });
});

describe('a schedule', () => {
  const event = () => ({ ScheduledTime: cloud.time.toISOString(), ResourceProperties: table });

  test('populates once for each of its times', async () => {
    await create();
    cloud.request('Update', {});
    await cloud.schedule(event());
    await cloud.schedule(event(), 3);
    cloud.request('Update', {});
    await cloud.schedule(event());

    expect(cloud.populations).toBe(3);
  });

  test('fails with the reason of a population that fails at once', async () => {
    await create();
    cloud.request('Update', {});
    cloud.service.populate = () => ({ seconds: 0, failure: 'no base table' });

    await expect(cloud.schedule(event())).rejects.toThrow('failed: no base table');
  });
});

test('fails for a table that does not exist', async () => {
  const id = '00000000-0000-4000-8000-999999999999';

  expect((await create({ IntermediateTableId: id })).Reason).toContain(`has no intermediate table ${id}`);
});

test('F4: deletion makes no call', async () => {
  const { PhysicalResourceId: id } = await create();
  const before = cloud.service.calls.length;

  expect((await cloud.deliver(cloud.request('Delete', table, id))).Status).toBe('SUCCESS');
  expect(cloud.service.calls.length).toBe(before);
});
