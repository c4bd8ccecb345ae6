import { beforeEach, describe, expect, test } from 'vitest';
import type { CleanRoomsService } from '../../../local/cleanrooms/service';
import { run } from '../../../src/custom-resources/disallowed-intermediate-table/handler.lambda';
import { CREATOR, call, newService, PARTNER } from '../../local/cleanrooms/clean-room';
import { createIntermediateTable } from '../kinds/mapped-tables';
import { deliveriesTo } from '../support/deliver';
import { sendTo } from '../support/double';

let service: CleanRoomsService;
let table: ReturnType<typeof createIntermediateTable>;
let deliveries: ReturnType<typeof deliveriesTo>;
let requested: object;

beforeEach(() => {
  service = newService();
  table = createIntermediateTable(service, 'daily_sales');
  deliveries = deliveriesTo(run, sendTo(service, PARTNER));
  requested = {
    MembershipId: table.partnerMembershipId,
    IntermediateTableName: 'daily_sales',
    IncludesDescendants: false,
  };
});

function status(): string {
  const { membershipId: membershipIdentifier, intermediateTableId: intermediateTableIdentifier } = table;
  return call(service, CREATOR, 'GetIntermediateTable', { membershipIdentifier, intermediateTableIdentifier })
    .intermediateTable.status;
}

describe('a disallowed intermediate table', () => {
  test('is disallowed from the membership of the data provider', async () => {
    expect((await deliveries.create(requested)).Status).toBe('SUCCESS');
    expect(status()).toBe('DISALLOWED_BY_DATA_PROVIDER');
  });

  test('stays so after the deletion, which makes no call', async () => {
    const { PhysicalResourceId: id } = await deliveries.create(requested);
    const before = service.calls.length;

    expect((await deliveries.remove(id, requested)).Status).toBe('SUCCESS');
    expect(service.calls.length).toBe(before);
    expect(status()).toBe('DISALLOWED_BY_DATA_PROVIDER');
  });

  test('with another name is another one, and the way back does not fail if the former is gone', async () => {
    const { PhysicalResourceId: id } = await deliveries.create(requested);
    const failed = await deliveries.update({ ...requested, IntermediateTableName: 'weekly_sales' }, id);

    expect(failed.Reason).toContain('DisallowIntermediateTable: ResourceNotFoundException');
    expect((await deliveries.update(requested, failed.PhysicalResourceId)).Status).toBe('SUCCESS');
  });

  test('is disallowed again with its descendants', async () => {
    const { PhysicalResourceId: id } = await deliveries.create(requested);
    const before = service.calls.length;

    const answer = await deliveries.update({ ...requested, IncludesDescendants: true }, id);

    expect(answer.PhysicalResourceId).not.toBe(id);
    expect(service.calls.slice(before).map(({ operation }) => operation)).toEqual(['DisallowIntermediateTable']);
  });
});
