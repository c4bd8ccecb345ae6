import type { Defect } from './defect';
import { answering } from './event';

/** Hands everything that the service said to CloudFormation. */
export const answersTooLong: Defect = (handler) => (event, context, ports) =>
  handler(
    event,
    context,
    answering(ports, (answer) => ({ ...answer, Data: { Everything: 'x'.repeat(5000) } })),
  );
