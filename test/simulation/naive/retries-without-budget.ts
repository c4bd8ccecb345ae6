import type { Defect } from './defect';

/** Tries again for as long as it likes. */
export const retriesWithoutBudget: Defect = (handler) => (event, _context, ports) =>
  handler(event, { getRemainingTimeInMillis: () => 3_600_000 }, ports);
