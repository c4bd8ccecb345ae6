import type { Defect } from './defect';

/** Ends without a response after an error. */
export const failsWithoutResponse: Defect = (handler) => (event, context, ports) =>
  handler(event, context, {
    ...ports,
    put: async (url, body) => (body.includes('"FAILED"') ? 200 : ports.put(url, body)),
  });
