import { permissionsOf } from '../../../local/cleanrooms/permission';
import { route } from '../../../local/cleanrooms/routes';
import type { Permission, RecordedCall } from '../../../local/cleanrooms/service';
import type { World } from '../../../local/cleanrooms/world';
import { CREATOR, PARTNER, REGION } from '../../../local/simulation/cast';
import { HANDLERS, type Handler, type HandlerRequest } from '../../../local/simulation/handler';
import { simulate } from '../../../local/simulation/history';
import { AnalysisTemplate } from '../../../src/analysis-template/analysis-template';
import { AnalysisTemplateValidation } from '../../../src/analysis-template/analysis-template-validation';
import { ApprovedChange, ChangeRequestApproval } from '../../../src/collaboration/change-request-approval';
import { Collaboration } from '../../../src/collaboration/collaboration';
import { CollaborationMember } from '../../../src/collaboration/collaboration-member';
import { InvitedCollaboration } from '../../../src/collaboration/invited-collaboration';
import type { CloudFormationEvent } from '../../../src/custom-resources/engine/event';
import type { Build } from './kinds';

type Properties = Readonly<Record<string, string>>;

/** The calls of one request, and the construct whose template led to it. */
export interface Simulated {
  readonly kind: string;
  readonly account: string;
  readonly template: Build;
  readonly calls: readonly RecordedCall[];
}

/**
 * What the handlers call in simulated histories. Left out is the account that asks for members of a collaboration which is
 * not its own: no policy should allow that.
 */
export async function simulated(seeds: readonly number[]): Promise<Simulated[]> {
  const all: Simulated[] = [];
  const watched = [...HANDLERS].map(([kind, handler]) => [kind, watching(kind, handler, all)] as const);
  for (const seed of seeds) {
    await simulate({ seed, handlers: new Map(watched) });
  }
  return all.filter(({ account }) => account === CREATOR || account === PARTNER);
}

function watching(kind: string, handler: Handler, all: Simulated[]): Handler {
  return (event, context, ports) => {
    const properties = (event as CloudFormationEvent).ResourceProperties as Properties;
    const account = String(properties.ServiceToken).split(':')[4] ?? '';
    const calls: RecordedCall[] = [];
    all.push({ kind, account, calls, template: templateOf(kind, account, properties) });
    const send: typeof ports.send = async (request) => {
      let outcome = 'reset';
      try {
        const answer = await ports.send(request);
        outcome = answer.status < 300 ? 'success' : String(answer.status);
        return answer;
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
    throw new Error(`no operation is ${request.method} ${request.path}`);
  }
  const permissions = permissionsOf(ALL_OF_CREATOR, caller, routed.operation, routed.input);
  return { caller, operation: routed.operation, ...(permissions[0] as Permission), permissions, outcome };
}

/** Every collaboration that these accounts ask for is the creator's. */
const ALL_OF_CREATOR = {
  collaborations: { get: (id: string) => ({ arn: `arn:aws:cleanrooms:${REGION}:${CREATOR}:collaboration/${id}` }) },
} as unknown as World;

/** The construct that makes these properties, as far as its policy depends on them. */
function templateOf(kind: string, account: string, properties: Properties): Build {
  const { CollaborationId = '', AccountId = '', Name = '', MembershipId, AnalysisTemplateId } = properties;
  const name = [kind, account, CollaborationId, MembershipId, AnalysisTemplateId].join(' ');
  const into: Build['into'] = (stack) => {
    const attributes = { collaborationId: CollaborationId, creatorAccountId: CREATOR };
    const collaboration = () => Collaboration.fromCollaborationAttributes(stack, 'Known', attributes);
    switch (kind) {
      case 'collaboration-member': {
        const asked = { accountId: AccountId, displayName: 'Measurer' };
        return new CollaborationMember(stack, 'Construct', { collaboration: collaboration(), ...asked });
      }
      case 'change-request-approval': {
        const change = ApprovedChange.forMember(AccountId);
        return new ChangeRequestApproval(stack, 'Construct', { collaboration: collaboration(), change });
      }
      case 'collaboration-invitation':
        return new InvitedCollaboration(stack, 'Construct', { collaborationName: Name, creatorAccountId: CREATOR });
      case 'analysis-template-validation': {
        const path = `membership/${MembershipId}/analysistemplate/${AnalysisTemplateId}`;
        const arn = `arn:aws:cleanrooms:${REGION}:${account}:${path}`;
        const analysisTemplate = AnalysisTemplate.fromAnalysisTemplateArn(stack, 'Known', arn);
        return new AnalysisTemplateValidation(stack, 'Construct', { analysisTemplate });
      }
    }
    throw new Error(`no construct is of the kind ${kind}`);
  };
  return { name, into };
}
