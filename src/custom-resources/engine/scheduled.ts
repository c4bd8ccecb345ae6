import type { LambdaContext, Ports } from './ports';
import type { RawProperties } from './properties';
import type { Reconciler } from './reconciler';
import { Reconciliation } from './reconciliation';

/**
 * What Amazon EventBridge Scheduler sends instead of CloudFormation. All deliveries of one invocation have the same
 * time, as those of a request of CloudFormation do.
 *
 * @see https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-schedule-context-attributes.html
 */
export interface ScheduledEvent {
  /** For example `2026-03-22T18:59:43Z`. */
  readonly ScheduledTime: string;
  readonly ResourceProperties: RawProperties;
}

export function isScheduledEvent(event: unknown): event is ScheduledEvent {
  const { ScheduledTime } = (event ?? {}) as Partial<ScheduledEvent>;
  return typeof ScheduledTime === 'string';
}

/** Does what an Update does. Throws if it fails, so that Lambda tries again and its metric of errors shows it. */
export async function handleScheduled<P, O, S>(
  reconciler: Reconciler<P, O, S>,
  event: ScheduledEvent,
  context: LambdaContext,
  ports: Ports,
): Promise<void> {
  const { ScheduledTime: time, ResourceProperties } = event;
  const sentAt = Date.parse(time);
  if (Number.isNaN(sentAt)) {
    throw new Error(`the scheduled time ${JSON.stringify(time)} is not a time`);
  }
  const properties = reconciler.contract.decode(ResourceProperties);
  // No resource: a schedule declares nothing that it could own.
  const request = { type: 'Update', properties, sentAt, owner: '' } as const;
  const budget = { deadline: ports.now() + context.getRemainingTimeInMillis() - RESERVED_MS };
  ports.log(JSON.stringify({ request: 'Scheduled', time, state: 'received' }));
  await new Reconciliation(reconciler, request, budget, ports, () => undefined).run();
  ports.log(JSON.stringify({ request: 'Scheduled', time, state: 'SUCCESS' }));
}

/** For the last log, and the end of the last call. */
const RESERVED_MS = 10_000;
