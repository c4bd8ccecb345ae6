import type { Defect } from './defect';
import { read } from './event';

/** Says SUCCESS first, and works afterwards. */
export const answersBeforeTheWork: Defect = (handler) => async (event, context, ports) => {
  const { RequestType, PhysicalResourceId, ResourceProperties: asked } = read(event);
  const id = `${asked.CollaborationId}/added-member/${asked.AccountId}`;
  const early = { ...(event as object), Status: 'SUCCESS', PhysicalResourceId: PhysicalResourceId ?? id };
  const { StackId, RequestId, LogicalResourceId, Status, ...rest } = early as Record<string, unknown>;
  const answer = { StackId, RequestId, LogicalResourceId, Status, PhysicalResourceId: rest.PhysicalResourceId };
  if (RequestType !== 'Delete') {
    await ports.put(String(rest.ResponseURL), JSON.stringify(answer)).catch(() => 0);
  }
  await ports.sleep(200);
  await handler(event, context, RequestType === 'Delete' ? ports : { ...ports, put: async () => 200 });
};
