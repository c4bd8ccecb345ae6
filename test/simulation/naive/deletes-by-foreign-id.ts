import type { Defect } from './defect';
import { read } from './event';

/** Deletes what the properties name, whatever the physical id says. */
export const deletesByForeignId: Defect = (handler) => (event, context, ports) => {
  const { RequestType, ResourceProperties: asked } = read(event);
  const PhysicalResourceId = `${asked.CollaborationId}/added-member/${asked.AccountId}`;
  return handler(RequestType === 'Delete' ? { ...(event as object), PhysicalResourceId } : event, context, ports);
};
