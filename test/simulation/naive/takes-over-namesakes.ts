import { decodeRequest } from '../../../src/custom-resources/engine/event';
import { OWNER_TAG } from '../../../src/custom-resources/service/marks';
import type { Defect } from './defect';

/** Takes what has the requested name for its own, whoever has made it. */
export const takesOverNamesakes: Defect = (handler) => (event, context, ports) => {
  const { owner } = decodeRequest(event as Parameters<typeof decodeRequest>[0], {
    encode: () => ({}),
    decode: () => undefined,
  });
  return handler(event, context, {
    ...ports,
    send: async (request) => {
      const response = await ports.send(request);
      if (request.method !== 'GET' || response.status !== 200) {
        return response;
      }
      const body = JSON.parse(response.body);
      return 'tags' in body
        ? { ...response, body: JSON.stringify({ ...body, tags: { ...body.tags, [OWNER_TAG]: owner } }) }
        : response;
    },
  });
};
