import { acceptedBefore } from './accepted';
import { type CloudFormationEvent, decodeRequest, isNotCreated, isRequest, notCreated, type Request } from './event';
import { givenUpAt } from './given-up';
import { whyRefused } from './origin';
import { successorOf } from './physical-id';
import type { LambdaContext, Ports } from './ports';
import type { Reconciler } from './reconciler';
import { Reconciliation } from './reconciliation';
import { deliver, type Outcome } from './response';
import type { Budget } from './retry';

/** Reserved for the delivery of the response: more than a working connection needs, less than all attempts can take. */
const RESERVED_FOR_RESPONSE_MS = 20_000;

/**
 * One delivery of one request, from the event to the response: exactly one response is accepted in any case, unless
 * CloudFormation has given up on the request, for which nothing is done. Throws only if the request is refused, if no
 * response is possible, or if it cannot be delivered.
 */
export async function handle<P, O, S>(
  reconciler: Reconciler<P, O, S>,
  event: unknown,
  context: LambdaContext,
  ports: Ports,
): Promise<void> {
  if (!isRequest(event)) {
    throw new Error('the event is not a custom resource request of CloudFormation');
  }
  const refusal = whyRefused(event, ports.origin());
  if (refusal !== undefined) {
    throw new Error(`the request is refused: ${refusal}`);
  }
  const remainingMs = () => context.getRemainingTimeInMillis();
  const left = remainingMs();
  // Known: what states no time is refused.
  const end = givenUpAt(event) ?? 0;
  if (ports.now() >= end) {
    log(ports, event, 'given up by CloudFormation');
    return;
  }
  // Of a very short timeout, half is reserved for the response.
  const budget = { deadline: Math.min(end, ports.now() + left - Math.min(RESERVED_FOR_RESPONSE_MS, left / 2)) };
  log(ports, event, 'received');
  const outcome = await outcomeOf(reconciler, event, budget, ports);
  await deliver(event, outcome, ports, remainingMs);
  log(ports, event, outcome.status);
}

/** The result of a request. Never throws. */
async function outcomeOf<P, O, S>(
  reconciler: Reconciler<P, O, S>,
  event: CloudFormationEvent,
  budget: Budget,
  ports: Ports,
): Promise<Outcome> {
  // The id of a failed Create states that nothing exists, until a step is taken. Other requests keep their id.
  let physicalId = (event.RequestType === 'Create' ? undefined : event.PhysicalResourceId) ?? notCreated(event);
  try {
    // Before the properties are decoded: those of an old version must not prevent a deletion.
    if (event.RequestType === 'Delete' && (isNotCreated(physicalId) || reconciler.retainedOnDelete)) {
      return { status: 'SUCCESS', physicalId };
    }
    const decoded = decodeRequest(event, reconciler.contract);
    const request = { ...decoded, accepted: acceptedBefore(reconciler, decoded, event.PhysicalResourceId) };
    const onStep = (id: string) => {
      physicalId = request.type === 'Create' ? id : physicalId;
    };
    const done = await new Reconciliation(reconciler, request, budget, ports, onStep).run();
    return {
      status: 'SUCCESS',
      physicalId: idAfter(request, physicalId, done.physicalId, reconciler.retainedOnDelete),
      attributes: done.attributes,
    };
  } catch (error) {
    return { status: 'FAILED', physicalId, reason: reasonOf(error, event) };
  }
}

function idAfter({ type }: Request<unknown>, before: string, next: string, retainedOnDelete: boolean): string {
  switch (type) {
    case 'Create':
      return next;
    case 'Update':
      return successorOf(before, next, retainedOnDelete);
    case 'Delete':
      return before;
  }
}

function reasonOf(error: unknown, event: CloudFormationEvent): string {
  const message = error instanceof Error ? error.message : String(error);
  // Everyone who can see the stack sees the reason, and everyone who knows the URL can respond.
  return message.split(event.ResponseURL).join('(the response URL)') || 'unknown error';
}

/** Neither the response URL nor values of properties are logged. */
function log(ports: Ports, event: CloudFormationEvent, state: string): void {
  const { RequestType: request, RequestId: id, LogicalResourceId: resource } = event;
  ports.log(JSON.stringify({ request, id, resource, state }));
}
