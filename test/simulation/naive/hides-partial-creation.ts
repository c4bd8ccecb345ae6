import type { Defect } from './defect';
import { changingResponses, read } from './event';

/** Responds to every failed Create that nothing was created. */
export const hidesPartialCreation: Defect = (handler) => (event, context, ports) => {
  const { RequestType, RequestId } = read(event);
  const hidden = (response: Record<string, unknown>) =>
    RequestType === 'Create' && response.Status === 'FAILED'
      ? { ...response, PhysicalResourceId: `not-created/${RequestId}` }
      : response;
  return handler(event, context, changingResponses(ports, hidden));
};
