import type { Defect } from './defect';
import { read } from './event';

/** Removes the member, and leaves the change request open that would bring it back. */
export const forgetsOpenRequests: Defect = (handler) => (event, context, ports) =>
  handler(event, context, {
    ...ports,
    send: async (request) => {
      const answer = await ports.send(request);
      const listed = request.method === 'GET' && request.path.endsWith('/changeRequests') && answer.status === 200;
      return listed && read(event).RequestType === 'Delete'
        ? { ...answer, body: JSON.stringify({ collaborationChangeRequestSummaries: [] }) }
        : answer;
    },
  });
