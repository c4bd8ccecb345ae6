import type { Defect } from './defect';

/** Treats a transient error as a final one. */
export const ignoresThrottling: Defect = (handler) => (event, context, ports) =>
  handler(event, context, {
    ...ports,
    send: async (request) => {
      const response = await ports.send(request);
      if (response.status !== 429) {
        return response;
      }
      const body = JSON.stringify({ message: 'ThrottlingException', reason: 'INVALID_CONFIGURATION' });
      return { status: 400, headers: { 'x-amzn-errortype': 'ValidationException' }, body };
    },
  });
