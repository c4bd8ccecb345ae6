import { deliver, type Outcome } from './answer';
import { cleanRoomsClient } from './clean-rooms-client';
import { type CloudFormationEvent, decodeRequest, isAnswerable, isNotCreated, notCreated, type Request } from './event';
import type { Decision, Kind } from './kind';
import type { LambdaContext, Ports } from './ports';
import { type Budget, backoff, hasTime, isConflict, verdictOn } from './retry';

/** Kept for the answer: a dozen attempts with pauses would need more, but a connection that works needs a blink. */
const FOR_ANSWER_MS = 20_000;
const MOST_CONFLICTS = 5;

/**
 * One delivery of one request, from the event to the answer: exactly one answer is accepted, whatever happens. Throws
 * only if no answer can be given or delivered.
 */
export async function handle<P, O, S>(
  kind: Kind<P, O, S>,
  event: unknown,
  context: LambdaContext,
  ports: Ports,
): Promise<void> {
  if (!isAnswerable(event)) {
    throw new Error('not a request of CloudFormation: there is nobody to answer');
  }
  const remaining = () => context.getRemainingTimeInMillis();
  const left = remaining();
  // Of a very short timeout, half is for the answer.
  const budget = { deadline: ports.now() + left - Math.min(FOR_ANSWER_MS, left / 2) };
  note(ports, event, 'begun');
  const outcome = await outcomeOf(kind, event, budget, ports);
  await deliver(event, outcome, ports, remaining);
  note(ports, event, outcome.status);
}

/** What a request leads to. Never throws. */
async function outcomeOf<P, O, S>(
  kind: Kind<P, O, S>,
  event: CloudFormationEvent,
  budget: Budget,
  ports: Ports,
): Promise<Outcome> {
  // As long as nothing may have been created, a failed Create says so in its id. Other requests keep theirs.
  let physicalId = (event.RequestType === 'Create' ? undefined : event.PhysicalResourceId) ?? notCreated(event);
  try {
    // Before the properties are read: those of an old version must not keep anything from being deleted.
    if (event.RequestType === 'Delete' && (isNotCreated(physicalId) || kind.staysOnDelete)) {
      return { status: 'SUCCESS', physicalId };
    }
    const request = decodeRequest(event, kind.contract);
    const done = await converge(kind, request, { budget, ports }, (touched) => {
      if (request.type === 'Create') {
        physicalId = touched;
      }
    });
    return { status: 'SUCCESS', physicalId: done.physicalId, attributes: done.attributes };
  } catch (error) {
    return { status: 'FAILED', physicalId, reason: reasonOf(error, event) };
  }
}

/** Looks, decides, takes a step, until nothing is left to do. Throws why it could not. */
async function converge<P, O, S>(
  kind: Kind<P, O, S>,
  request: Request<P>,
  { budget, ports }: { readonly budget: Budget; readonly ports: Ports },
  touch: (physicalId: string) => void,
): Promise<Decision<S> & { next: 'done' }> {
  const client = cleanRoomsClient(ports, budget);
  const begun = ports.now();
  const done: S[] = [];
  let conflicts = 0;
  let refused: { readonly step: string; readonly error: unknown } | undefined;
  for (let round = 0; ; round++) {
    const observed = await kind.observe(request, client);
    const decision = kind.decide(request, observed, { done, elapsed: ports.now() - begun });
    if (decision.next === 'done') {
      return decision;
    }
    if (decision.next === 'fail') {
      throw new Error(decision.reason);
    }
    let obstacle: Error | undefined;
    if (decision.next === 'act') {
      if (refused?.step === JSON.stringify(decision.step)) {
        throw refused.error;
      }
      touch(decision.physicalId);
      try {
        done.push(await kind.act(decision.step, request, client));
      } catch (error) {
        // The step may have had its effect, or something else may be under way: look again.
        const conflict = isConflict(error);
        const verdict = verdictOn(error);
        if (verdict !== 'unknown' && verdict !== 'meant') {
          throw error;
        }
        // Another delivery of the request may have taken this step just before: the next look tells.
        if (verdict === 'meant' && !conflict) {
          refused = { step: JSON.stringify(decision.step), error };
        }
        // What is in the way of a deletion may be on its way out; in the way of a creation it mostly is there to stay.
        if (conflict && ++conflicts >= MOST_CONFLICTS && request.type !== 'Delete') {
          throw error;
        }
        obstacle = error as Error;
      }
    } else {
      obstacle = new Error(decision.reason);
    }
    if (obstacle || round > 0) {
      await pause(round, obstacle, budget, ports);
    }
  }
}

async function pause(round: number, obstacle: Error | undefined, budget: Budget, ports: Ports): Promise<void> {
  const milliseconds = backoff(round, ports);
  if (!hasTime(budget, ports, milliseconds)) {
    throw new Error(`no time is left: ${obstacle?.message ?? 'the service does not show what it accepted'}`);
  }
  await ports.sleep(milliseconds);
}

function reasonOf(error: unknown, event: CloudFormationEvent): string {
  const message = error instanceof Error ? error.message : String(error);
  // CloudFormation shows the reason to everyone who may see the stack, and the URL answers for us.
  return message.split(event.ResponseURL).join('(the response URL)') || 'unknown failure';
}

/** Neither the response URL nor values of properties are logged. */
function note(ports: Ports, event: CloudFormationEvent, what: string): void {
  const { RequestType: request, RequestId: id, LogicalResourceId: resource } = event;
  ports.log(JSON.stringify({ request, id, resource, what }));
}
