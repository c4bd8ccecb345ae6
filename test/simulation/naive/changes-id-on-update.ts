import type { Defect } from './defect';
import { changingResponses, read } from './event';

/** Returns another id for each update, so that CloudFormation deletes what was only changed. */
export const changesIdOnUpdate: Defect = (handler) => (event, context, ports) => {
  const { RequestType, RequestId, ResourceProperties: properties, PhysicalResourceId = '' } = read(event);
  // Its own Delete reads these ids.
  const readable = PhysicalResourceId.includes(' of ')
    ? { ...(event as object), PhysicalResourceId: PhysicalResourceId.split(' of ')[1] }
    : event;
  const renamed = (response: Record<string, unknown>) => ({
    ...response,
    PhysicalResourceId: `${RequestId} of ${properties.CollaborationId}/added-member/${properties.AccountId}`,
  });
  return handler(readable, context, RequestType === 'Update' ? changingResponses(ports, renamed) : ports);
};
