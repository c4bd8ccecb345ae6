import type { Defect } from './defect';

/** Responds in two places. */
export const respondsTwice: Defect = (handler) => (event, context, ports) =>
  handler(event, context, {
    ...ports,
    put: async (url, body) => {
      await ports.put(url, body).catch(() => 0);
      return ports.put(url, body);
    },
  });
