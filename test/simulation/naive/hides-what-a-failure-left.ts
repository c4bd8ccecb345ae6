import type { Defect } from './defect';
import { answering, read } from './event';

/** Says of every Create that failed that nothing was created. */
export const hidesWhatAFailureLeft: Defect = (handler) => (event, context, ports) => {
  const { RequestType, RequestId } = read(event);
  const hidden = (answer: Record<string, unknown>) =>
    RequestType === 'Create' && answer.Status === 'FAILED'
      ? { ...answer, PhysicalResourceId: `not-created/${RequestId}` }
      : answer;
  return handler(event, context, answering(ports, hidden));
};
