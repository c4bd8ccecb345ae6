import { handle } from './lifecycle';
import type { LambdaContext, Ports } from './ports';
import { realPorts } from './real-ports';
import type { Reconciler } from './reconciler';
import { handleScheduled, isScheduledEvent } from './scheduled';

/** The entry points of a handler: `handler` for Lambda, `run` for callers with their own ports. */
export interface Entry {
  readonly handler: (event: unknown, context: LambdaContext) => Promise<void>;
  readonly run: (event: unknown, context: LambdaContext, ports: Ports) => Promise<void>;
}

export function lambdaHandler<P, O, S>(reconciler: Reconciler<P, O, S>): Entry {
  const run: Entry['run'] = (event, context, ports) =>
    reconciler.isScheduled && isScheduledEvent(event)
      ? handleScheduled(reconciler, event, context, ports)
      : handle(reconciler, event, context, ports);
  return { run, handler: (event, context) => run(event, context, realPorts()) };
}
