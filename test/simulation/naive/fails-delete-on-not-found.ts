import type { Defect } from './defect';
import { answering, read } from './event';

/** Fails a Delete if there is nothing to delete. */
export const failsDeleteOnNotFound: Defect = (handler) => (event, context, ports) => {
  let removed = false;
  const watching = {
    ...ports,
    send: async (request: Parameters<typeof ports.send>[0]) => {
      removed ||= request.method !== 'GET';
      return ports.send(request);
    },
  };
  const isDelete = read(event).RequestType === 'Delete';
  const judge = (answer: Record<string, unknown>) =>
    isDelete && !removed ? { ...answer, Status: 'FAILED', Reason: 'ResourceNotFoundException' } : answer;
  return handler(event, context, answering(watching, judge));
};
