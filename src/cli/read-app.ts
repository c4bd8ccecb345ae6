import type { Acknowledgement } from '../templates/acknowledgement';
import type { StackTemplate } from '../templates/stack-template';
import { requireDeclared } from './arguments/declared-parameters';
import type { InputOptions } from './check-options';
import { readInputs } from './inputs';
import type { Unreadable } from './result';

/** The stacks of all inputs, which are one app, and what could not be read. */
export interface ReadApp {
  readonly stacks: readonly StackTemplate[];
  readonly acknowledgements: readonly Acknowledgement[];
  readonly unreadable: readonly Unreadable[];
}

/** Reads the inputs as one app. A parameter that no template has is wrong usage. */
export function readApp(options: InputOptions): ReadApp {
  const { stacks, acknowledgements, unreadable } = readInputs(options);
  if (unreadable.length === 0) {
    requireDeclared(
      options.parameters,
      stacks.map(({ body }) => body),
    );
  }
  return {
    stacks,
    acknowledgements,
    unreadable: unreadable.map(({ file, position, reason }) => ({ place: { file, position }, reason })),
  };
}
