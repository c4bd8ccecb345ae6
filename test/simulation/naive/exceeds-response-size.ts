import type { Defect } from './defect';
import { changingResponses } from './event';

/** Returns everything that the service returned. */
export const exceedsResponseSize: Defect = (handler) => (event, context, ports) =>
  handler(
    event,
    context,
    changingResponses(ports, (response) => ({ ...response, Data: { Everything: 'x'.repeat(5000) } })),
  );
