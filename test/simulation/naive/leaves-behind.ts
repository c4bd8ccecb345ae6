import type { Defect } from './defect';
import { read } from './event';

/** Responds to every Delete that it has succeeded, and deletes nothing. */
export const leavesBehind: Defect = (handler) => (event, context, ports) =>
  read(event).RequestType === 'Delete'
    ? handler({ ...(event as object), PhysicalResourceId: `not-created/${read(event).RequestId}` }, context, {
        ...ports,
        put: (url, body) =>
          ports.put(url, JSON.stringify({ ...JSON.parse(body), PhysicalResourceId: read(event).PhysicalResourceId })),
      })
    : handler(event, context, ports);
