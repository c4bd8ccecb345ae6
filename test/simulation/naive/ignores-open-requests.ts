import type { Defect } from './defect';
import { read } from './event';

/** Removes the member, but leaves the change request open that adds it again. */
export const ignoresOpenRequests: Defect = (handler) => (event, context, ports) =>
  handler(event, context, {
    ...ports,
    send: async (request) => {
      const response = await ports.send(request);
      const listed = request.method === 'GET' && request.path.endsWith('/changeRequests') && response.status === 200;
      return listed && read(event).RequestType === 'Delete'
        ? { ...response, body: JSON.stringify({ collaborationChangeRequestSummaries: [] }) }
        : response;
    },
  });
