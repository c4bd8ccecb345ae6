import { beforeEach, describe, expect, test } from 'vitest';
import { run } from '../../../src/custom-resources/id-mapping-table-population/handler.lambda';
import { CREATOR } from '../../local/cleanrooms/clean-room';
import { createIdMappingTable, WORKFLOW_ARN } from '../kinds/mapped-tables';
import { TableDeliveries } from '../support/table-deliveries';

let cloud: TableDeliveries;
let table: object;

beforeEach(() => {
  cloud = new TableDeliveries(run, CREATOR);
  const { membershipId, idMappingTableId } = createIdMappingTable(cloud.service);
  table = {
    MembershipId: membershipId,
    IdMappingTableId: idMappingTableId,
    WorkflowArn: WORKFLOW_ARN,
    JobType: 'BATCH',
    WaitSeconds: 0,
  };
});

const create = (more: object = {}) => cloud.deliver(cloud.request('Create', { ...table, ...more }));
const update = (id: string, more: object = {}) => cloud.deliver(cloud.request('Update', { ...table, ...more }, id));

describe('creation', () => {
  test('starts one job, and returns its ID as AWS Entity Resolution has it', async () => {
    const answer = await create();

    expect(answer).toMatchObject({ Status: 'SUCCESS', Data: { PopulationStatus: 'SUCCEEDED' } });
    expect(answer.Data?.IdMappingJobId).toMatch(/^[\da-f]{32}$/);
    expect(cloud.populations).toBe(1);
    const job = { workflowName: WORKFLOW_ARN, jobId: answer.Data?.IdMappingJobId };
    expect(cloud.service.look(CREATOR, 'GetIdMappingJob', job)).toMatchObject({ status: 'SUCCEEDED' });
  });

  test('starts a job although others were started before the request', async () => {
    const { PhysicalResourceId: id } = await create();

    await create();
    await update(id, { Revision: '2' });

    expect(cloud.populations).toBe(3);
  });

  test('fails with the message of the service for a table that does not exist', async () => {
    const answer = await create({ IdMappingTableId: '00000000-0000-4000-8000-999999999999' });

    expect(answer.Status).toBe('FAILED');
    expect(answer.Reason).toContain('PopulateIdMappingTable: ResourceNotFoundException');
  });
});

describe('a second delivery', () => {
  test.each([0, 2, 5])('finds after %s minutes what the first one has started', async (minutes) => {
    cloud.service.populate = () => ({ seconds: 600 });
    const event = cloud.request('Create', table);

    const answers = [await cloud.deliver(event), await cloud.deliver(event, minutes)];

    expect(answers[1]?.Data).toEqual(answers[0]?.Data);
    expect(cloud.populations).toBe(1);
  });

  test('F6: a lost response starts no second job', async () => {
    cloud.faults = ['lost'];

    expect((await create()).Status).toBe('SUCCESS');
    expect(cloud.populations).toBe(1);
  });
});

describe('the end of a job', () => {
  test.each([
    [0, 'RUNNING'],
    [120, 'SUCCEEDED'],
  ])('after a minute is, with %s seconds to wait: %s', async (WaitSeconds, status) => {
    cloud.service.populate = () => ({ seconds: 60 });

    expect((await create({ WaitSeconds })).Data?.PopulationStatus).toBe(status);
  });

  test('fails the deployment with its reason, and the rollback succeeds', async () => {
    const { PhysicalResourceId: id } = await create();
    cloud.service.populate = () => ({ seconds: 10, failure: 'the bucket is empty' });

    const failed = await update(id, { JobType: 'INCREMENTAL', WaitSeconds: 60 });

    expect(failed.Status).toBe('FAILED');
    expect(failed.Reason).toContain('failed: the bucket is empty');
    expect((await update(failed.PhysicalResourceId)).Status).toBe('SUCCESS');
    expect(cloud.populations).toBe(2);
  });
});

test('a schedule starts one job for each of its times', async () => {
  await create();
  for (let times = 0; times < 2; times++) {
    cloud.request('Update', {});
    const event = { ScheduledTime: cloud.time.toISOString(), ResourceProperties: table };
    await cloud.schedule(event);
    await cloud.schedule(event, 3);
  }

  expect(cloud.populations).toBe(3);
});

test('F4: deletion makes no call', async () => {
  const { PhysicalResourceId: id } = await create();
  const before = cloud.service.calls.length;

  expect((await cloud.deliver(cloud.request('Delete', table, id))).Status).toBe('SUCCESS');
  expect(cloud.service.calls.length).toBe(before);
});
