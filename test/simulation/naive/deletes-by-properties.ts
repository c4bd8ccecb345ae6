import type { Defect } from './defect';
import { read } from './event';

/** Deletes the member of the properties instead of that of the physical id. */
export const deletesByProperties: Defect = (handler) => (event, context, ports) => {
  const { RequestType, ResourceProperties: properties } = read(event);
  const PhysicalResourceId = `${properties.CollaborationId}/added-member/${properties.AccountId}`;
  return handler(RequestType === 'Delete' ? { ...(event as object), PhysicalResourceId } : event, context, ports);
};
