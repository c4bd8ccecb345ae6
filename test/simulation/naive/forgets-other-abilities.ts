import type { Defect } from './defect';

/** Requests only the abilities that it manages, so that the change request revokes the others. */
export const forgetsOtherAbilities: Defect = (handler) => (event, context, ports) =>
  handler(event, context, {
    ...ports,
    send: (request) => {
      const isCreation = request.method === 'POST' && request.path.endsWith('/changeRequests');
      return ports.send(isCreation ? { ...request, body: withoutMlAbilities(request.body) } : request);
    },
  });

function withoutMlAbilities(body: string): string {
  const { changes } = JSON.parse(body);
  const { specification, ...change } = changes[0];
  const member = { ...specification.member, mlMemberAbilities: { customMLMemberAbilities: [] } };
  return JSON.stringify({ changes: [{ ...change, specification: { member } }] });
}
