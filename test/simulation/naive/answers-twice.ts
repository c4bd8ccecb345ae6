import type { Defect } from './defect';

/** Has two places that answer. */
export const answersTwice: Defect = (handler) => (event, context, ports) =>
  handler(event, context, {
    ...ports,
    put: async (url, body) => {
      await ports.put(url, body).catch(() => 0);
      return ports.put(url, body);
    },
  });
