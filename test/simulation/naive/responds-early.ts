import type { Defect } from './defect';
import { read } from './event';

/** Responds with SUCCESS before the work is done. */
export const respondsEarly: Defect = (handler) => async (event, context, ports) => {
  const { RequestType, PhysicalResourceId, ResourceProperties: properties } = read(event);
  const id = `${properties.CollaborationId}/added-member/${properties.AccountId}`;
  const early = { ...(event as object), Status: 'SUCCESS', PhysicalResourceId: PhysicalResourceId ?? id };
  const { StackId, RequestId, LogicalResourceId, Status, ...rest } = early as Record<string, unknown>;
  const response = { StackId, RequestId, LogicalResourceId, Status, PhysicalResourceId: rest.PhysicalResourceId };
  if (RequestType !== 'Delete') {
    await ports.put(String(rest.ResponseURL), JSON.stringify(response)).catch(() => 0);
  }
  await ports.sleep(200);
  await handler(event, context, RequestType === 'Delete' ? ports : { ...ports, put: async () => 200 });
};
