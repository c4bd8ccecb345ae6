import type { Defect } from './defect';
import { changingResponses, read } from './event';

/** Fails a Delete if there is nothing to delete. */
export const failsDeleteOnNotFound: Defect = (handler) => (event, context, ports) => {
  let removed = false;
  const observing = {
    ...ports,
    send: async (request: Parameters<typeof ports.send>[0]) => {
      removed ||= request.method !== 'GET';
      return ports.send(request);
    },
  };
  const isDelete = read(event).RequestType === 'Delete';
  const fail = (response: Record<string, unknown>) =>
    isDelete && !removed ? { ...response, Status: 'FAILED', Reason: 'ResourceNotFoundException' } : response;
  return handler(event, context, changingResponses(observing, fail));
};
