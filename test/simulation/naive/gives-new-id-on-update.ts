import type { Defect } from './defect';
import { answering, read } from './event';

/** Makes up an id for each request, so that CloudFormation deletes what was only changed. */
export const givesNewIdOnUpdate: Defect = (handler) => (event, context, ports) => {
  const { RequestType, RequestId, ResourceProperties: asked, PhysicalResourceId = '' } = read(event);
  // Its own Delete understands what it has made up.
  const understood = PhysicalResourceId.includes(' of ')
    ? { ...(event as object), PhysicalResourceId: PhysicalResourceId.split(' of ')[1] }
    : event;
  const renamed = (answer: Record<string, unknown>) => ({
    ...answer,
    PhysicalResourceId: `${RequestId} of ${asked.CollaborationId}/added-member/${asked.AccountId}`,
  });
  return handler(understood, context, RequestType === 'Update' ? answering(ports, renamed) : ports);
};
