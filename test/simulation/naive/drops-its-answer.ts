import type { Defect } from './defect';

/** Puts its answer once, and never looks at the status. */
export const dropsItsAnswer: Defect = (handler) => (event, context, ports) =>
  handler(event, context, {
    ...ports,
    put: async (url, body) => {
      await ports.put(url, body).catch(() => 0);
      return 200;
    },
  });
