import type { Defect } from './defect';
import { read } from './event';

/** Requests the member at once, whatever an earlier delivery has done. */
export const createsWithoutObserving: Defect = (handler) => (event, context, ports) => {
  let isFirst = true;
  return handler(event, context, {
    ...ports,
    send: async (request) => {
      const response = await ports.send(request);
      const creates = request.method === 'POST';
      const blind = read(event).RequestType === 'Create' && isFirst && !creates;
      isFirst &&= !creates;
      if (!blind || response.status !== 200) {
        return response;
      }
      const nothing = { memberSummaries: [], collaborationChangeRequestSummaries: [] };
      return { ...response, body: JSON.stringify(nothing) };
    },
  });
};
