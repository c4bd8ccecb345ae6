import type { Defect } from './defect';

/** Retries without regard to the timeout. */
export const ignoresTimeLimit: Defect = (handler) => (event, _context, ports) =>
  handler(event, { getRemainingTimeInMillis: () => 3_600_000 }, ports);
