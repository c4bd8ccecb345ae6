import type { Defect } from './defect';

/** Starts a job at once, whatever an earlier delivery has started. */
export const startsWithoutObserving: Defect = (handler) => (event, context, ports) => {
  let hasStarted = false;
  return handler(event, context, {
    ...ports,
    send: async (request) => {
      hasStarted ||= request.method === 'POST';
      const response = await ports.send(request);
      const isBlind = !hasStarted && response.status === 200 && request.method === 'GET';
      const lists = { jobs: [], intermediateTableVersionSummaries: [], intermediateTable: {} };
      return isBlind ? { ...response, body: JSON.stringify(lists) } : response;
    },
  });
};
