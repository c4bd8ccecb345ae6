import type { Defect } from './defect';

/** Takes a refusal that passes by itself for a final one. */
export const ignoresThrottling: Defect = (handler) => (event, context, ports) =>
  handler(event, context, {
    ...ports,
    send: async (request) => {
      const answer = await ports.send(request);
      if (answer.status !== 429) {
        return answer;
      }
      const body = JSON.stringify({ message: 'ThrottlingException', reason: 'INVALID_CONFIGURATION' });
      return { status: 400, headers: { 'x-amzn-errortype': 'ValidationException' }, body };
    },
  });
