import type { HandlerRequest } from '../../../local/simulation/handlers';
import type { Defect } from './defect';
import { read } from './event';

/** Deletes the object of the properties, whoever has made what is there now. */
export const undoesOthers: Defect = (handler) => (event, context, ports) => {
  let last: HandlerRequest | undefined;
  return handler(event, context, {
    ...ports,
    send: (request) => {
      last = request;
      return ports.send(request);
    },
    put: async (url, body) => {
      if (read(event).RequestType === 'Delete' && last?.method === 'GET') {
        await ports.send({ ...last, method: 'DELETE' }).catch(() => undefined);
      }
      return ports.put(url, body);
    },
  });
};
