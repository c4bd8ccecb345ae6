import type { Defect } from './defect';

/** Logs the event, as many handlers do. */
export const logsTheEvent: Defect = (handler) => (event, context, ports) => {
  ports.log(JSON.stringify(event));
  return handler(event, context, ports);
};
