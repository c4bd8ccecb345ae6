import type { Kind } from './kind';
import { handle } from './lifecycle';
import type { LambdaContext, Ports } from './ports';
import { realPorts } from './real-ports';

/** The two doors of a handler: `handler` for Lambda, `run` for everything that brings its own world. */
export interface Entry {
  readonly handler: (event: unknown, context: LambdaContext) => Promise<void>;
  readonly run: (event: unknown, context: LambdaContext, ports: Ports) => Promise<void>;
}

export function lambdaHandler<P, O, S>(kind: Kind<P, O, S>): Entry {
  const run: Entry['run'] = (event, context, ports) => handle(kind, event, context, ports);
  return { run, handler: (event, context) => run(event, context, realPorts()) };
}
