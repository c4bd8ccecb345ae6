import { permissionsOf } from '../../../local/cleanrooms/permission';
import { route } from '../../../local/cleanrooms/routes';
import type { Permission, RecordedCall } from '../../../local/cleanrooms/service';
import type { World } from '../../../local/cleanrooms/world';
import { HANDLERS, type Handler, type HandlerRequest, type Handlers } from '../../../local/simulation/handlers';
import { STORIES, simulate } from '../../../local/simulation/history';
import { CREATOR, PARTNER, REGION } from '../../../local/simulation/participants';
import type { CloudFormationEvent } from '../../../src/custom-resources/engine/event';
import { KIND_NAMES, KINDS, type KindName } from '../../../src/custom-resources/kinds';

/** The calls of one delivery, and the properties of its request. */
export interface SimulatedDelivery {
  readonly kind: KindName;
  readonly account: string;
  readonly properties: object;
  readonly calls: readonly RecordedCall[];
}

/**
 * What the handlers call in simulated histories. Without the account that requests members of a collaboration that is
 * not its own: no policy should allow that.
 */
export async function simulatedDeliveries(seeds: readonly number[]): Promise<SimulatedDelivery[]> {
  const all: SimulatedDelivery[] = [];
  const handlers = Object.fromEntries(
    KIND_NAMES.map((kind) => [kind, recording(kind, HANDLERS[kind], all)]),
  ) as unknown as Handlers;
  for (const story of STORIES) {
    for (const seed of seeds) {
      await simulate({ story, seed, handlers });
    }
  }
  return all.filter(({ account }) => account === CREATOR || account === PARTNER);
}

function recording(kind: KindName, handler: Handler, all: SimulatedDelivery[]): Handler {
  return (event, context, ports) => {
    const { ResourceProperties } = event as CloudFormationEvent;
    const account = String(ResourceProperties.ServiceToken).split(':')[4] ?? '';
    const calls: RecordedCall[] = [];
    all.push({ kind, account, calls, properties: KINDS[kind].contract.decode(ResourceProperties) });
    const send: typeof ports.send = async (request) => {
      let outcome = 'reset';
      try {
        const response = await ports.send(request);
        outcome = response.status < 300 ? 'success' : String(response.status);
        return response;
      } finally {
        calls.push(recorded(account, request, outcome));
      }
    };
    return handler(event, context, { ...ports, send });
  };
}

function recorded(account: string, request: HandlerRequest, outcome: string): RecordedCall {
  const caller = { account, region: REGION };
  const routed = route({ ...request, query: new URLSearchParams(request.query) });
  if (!routed) {
    throw new Error(`Clean Rooms has no operation ${request.method} ${request.path}`);
  }
  const permissions = permissionsOf(ALL_OF_CREATOR, caller, routed.operation, routed.input);
  return { caller, operation: routed.operation, ...(permissions[0] as Permission), permissions, outcome };
}

/** Every collaboration that these accounts access is the creator's. The workflows of tables are not known here. */
const ALL_OF_CREATOR = {
  collaborations: { get: (id: string) => ({ arn: `arn:aws:cleanrooms:${REGION}:${CREATOR}:collaboration/${id}` }) },
  associations: new Map(),
  audienceModelAssociations: new Map(),
  idMappingTables: new Map(),
  intermediateTables: new Map(),
} as unknown as World;
