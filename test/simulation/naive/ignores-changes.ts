import type { Defect } from './defect';
import { read } from './event';

/** Responds to every Update that it has succeeded, and changes nothing. */
export const ignoresChanges: Defect = (handler) => (event, context, ports) => {
  const { RequestType, PhysicalResourceId } = read(event);
  if (RequestType !== 'Update') {
    return handler(event, context, ports);
  }
  // A Delete of what was never made responds without a call.
  const nothing = { ...(event as object), RequestType: 'Delete', PhysicalResourceId: 'not-created/update' };
  return handler(nothing, context, {
    ...ports,
    put: (url, body) => ports.put(url, JSON.stringify({ ...JSON.parse(body), PhysicalResourceId })),
  });
};
