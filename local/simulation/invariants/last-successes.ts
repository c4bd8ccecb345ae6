import type { Cloud } from '../cloud';
import type { RecordedRequest } from '../requests';

export type Succeeded = RecordedRequest & Required<Pick<RecordedRequest, 'success'>>;

/** The last request of each resource since a request, if it succeeded and its stack still has the resource. */
export function lastSuccesses(cloud: Cloud, since: number): Succeeded[] {
  return lastRequests(cloud.customResources.records.slice(since)).filter((record): record is Succeeded => {
    const { event, success } = record;
    const stack = cloud.stacks.find(({ id }) => id === event.StackId);
    const resource = stack?.resources.get(event.LogicalResourceId);
    return success !== undefined && resource?.physicalId === success.physicalId;
  });
}

/** The last request of each resource that was not deleted after it. */
function lastRequests(records: readonly RecordedRequest[]): RecordedRequest[] {
  const last = new Map<string, RecordedRequest>();
  for (const record of records) {
    const { StackId, LogicalResourceId, RequestType, PhysicalResourceId } = record.event;
    const key = `${StackId} ${LogicalResourceId}`;
    if (RequestType !== 'Delete') {
      last.set(key, record);
    } else if (last.get(key)?.success?.physicalId === PhysicalResourceId) {
      last.delete(key);
    }
  }
  return [...last.values()];
}
