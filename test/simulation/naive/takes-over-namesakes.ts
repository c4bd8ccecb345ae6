import { type CloudFormationEvent, decodeRequest } from '../../../src/custom-resources/engine/event';
import { OWNER_TAG } from '../../../src/custom-resources/service/marks';
import type { Defect } from './defect';

/** Takes what has the requested name for its own, whoever has made it. */
export const takesOverNamesakes: Defect = takesOver(
  (event) => decodeRequest(event, { encode: () => ({}), decode: () => undefined }).owner,
);

/** The same for handlers with another mark. */
export function takesOver(markOf: (event: CloudFormationEvent) => string): Defect {
  return (handler) => (event, context, ports) =>
    handler(event, context, {
      ...ports,
      send: async (request) => {
        const response = await ports.send(request);
        if (request.method !== 'GET' || response.status !== 200) {
          return response;
        }
        const body = JSON.parse(response.body);
        const mark = markOf(event as CloudFormationEvent);
        return 'tags' in body
          ? { ...response, body: JSON.stringify({ ...body, tags: { ...body.tags, [OWNER_TAG]: mark } }) }
          : response;
      },
    });
}
