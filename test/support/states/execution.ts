import { evaluated } from './expressions';
import { TaskError } from './task-error';

/*
 * Runs a definition in Amazon States Language with expressions in JSONata, in virtual time: the states `Wait`, `Task`,
 * `Choice`, `Succeed` and `Fail` with `Retry` and `Catch`, as https://states-language.net describes them. What a
 * definition has beside it fails.
 */

interface Retrier {
  readonly ErrorEquals: readonly string[];
  readonly IntervalSeconds: number;
  readonly MaxAttempts: number;
  readonly BackoffRate: number;
}

export interface State {
  readonly Type: 'Wait' | 'Task' | 'Choice' | 'Succeed' | 'Fail';
  readonly Next?: string;
  readonly Seconds?: number;
  readonly Resource?: string;
  readonly Arguments?: unknown;
  readonly Output?: unknown;
  readonly TimeoutSeconds?: number;
  readonly Retry?: readonly Retrier[];
  readonly Catch?: readonly { readonly ErrorEquals: readonly string[]; readonly Next: string }[];
  readonly Choices?: readonly { readonly Condition: string; readonly Next: string }[];
  readonly Default?: string;
  readonly Error?: string;
  readonly Cause?: string;
}

export interface Definition {
  readonly QueryLanguage: 'JSONata';
  readonly StartAt: string;
  readonly States: { readonly [name: string]: State };
  readonly TimeoutSeconds: number;
  readonly Comment?: string;
}

/** Ends the execution from outside, as `StopExecution` does. */
export class Aborted extends Error {}

/** One call of a task. `now` is the time in seconds since the execution began. */
export interface Call {
  readonly resource: string;
  readonly arguments: unknown;
  readonly now: number;
}

export interface Outcome {
  readonly status: 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED';
  readonly output?: unknown;
  readonly error?: string;
  readonly cause?: string;
  readonly seconds: number;
  /** The events in the history of the execution, of which it can have 25,000. */
  readonly events: number;
}

export interface ExecutionOptions {
  readonly id: string;
  readonly startTime: string;
  readonly input: unknown;
  /** Returns the result of a task, or throws `TaskError` or `Aborted`. */
  readonly call: (call: Call) => unknown;
}

export async function execute(definition: Definition, options: ExecutionOptions): Promise<Outcome> {
  const execution = new Execution(definition, options);
  return execution.run();
}

class TimedOut extends Error {}

class Execution {
  private seconds = 0;
  private events = 1;
  private readonly context: unknown;

  constructor(
    private readonly definition: Definition,
    private readonly options: ExecutionOptions,
  ) {
    const { id, startTime, input } = options;
    this.context = { Execution: { Id: id, StartTime: startTime, Input: input } };
  }

  async run(): Promise<Outcome> {
    try {
      return this.ended(await this.states());
    } catch (error) {
      if (error instanceof TimedOut) {
        return this.ended({ status: 'TIMED_OUT' });
      }
      if (error instanceof Aborted) {
        return this.ended({ status: 'ABORTED' });
      }
      if (error instanceof TaskError) {
        return this.ended({ status: 'FAILED', error: error.code, cause: error.message });
      }
      throw error;
    }
  }

  private ended(end: Omit<Outcome, 'seconds' | 'events'>): Outcome {
    return { ...end, seconds: this.seconds, events: this.events + 1 };
  }

  private async states(): Promise<Omit<Outcome, 'seconds' | 'events'>> {
    let [name, input]: [string, unknown] = [this.definition.StartAt, this.options.input];
    for (;;) {
      const state = this.definition.States[name];
      if (state === undefined) {
        throw new Error(`there is no state ${name}`);
      }
      this.events += 2;
      const value = (expression: unknown, states: object = {}) =>
        evaluated(expression, { input, context: this.context, ...states });
      switch (state.Type) {
        case 'Succeed':
          return { status: 'SUCCEEDED', output: await value(state.Output) };
        case 'Fail': {
          const [error, cause] = [await value(state.Error), await value(state.Cause)];
          return { status: 'FAILED', error: String(error), cause: String(cause) };
        }
        case 'Wait':
          this.pass(required(state.Seconds));
          name = required(state.Next);
          break;
        case 'Choice':
          name = await this.chosen(state, value);
          break;
        case 'Task':
          [name, input] = await this.task(state, value);
          break;
      }
    }
  }

  private async chosen(state: State, value: (expression: unknown) => Promise<unknown>): Promise<string> {
    for (const { Condition, Next } of state.Choices ?? []) {
      const holds = await value(Condition);
      if (typeof holds !== 'boolean') {
        throw new TaskError('States.QueryEvaluationError', `${Condition} is ${JSON.stringify(holds)}`);
      }
      if (holds) {
        return Next;
      }
    }
    return required(state.Default);
  }

  private async task(
    state: State,
    value: (expression: unknown, states?: object) => Promise<unknown>,
  ): Promise<[string, unknown]> {
    const attempts = new Map<Retrier, number>();
    for (;;) {
      try {
        this.events += 3;
        const call = { resource: required(state.Resource), arguments: await value(state.Arguments), now: this.seconds };
        const result = await this.options.call(call);
        return [required(state.Next), state.Output === undefined ? result : await value(state.Output, { result })];
      } catch (error) {
        if (!(error instanceof TaskError)) {
          throw error;
        }
        const retrier = state.Retry?.find(({ ErrorEquals }) => isOneOf(ErrorEquals, error));
        const attempt = retrier === undefined ? 0 : (attempts.get(retrier) ?? 0);
        if (retrier !== undefined && attempt < retrier.MaxAttempts) {
          attempts.set(retrier, attempt + 1);
          this.pass(retrier.IntervalSeconds * retrier.BackoffRate ** attempt);
          continue;
        }
        const catcher = state.Catch?.find(({ ErrorEquals }) => isOneOf(ErrorEquals, error));
        if (catcher === undefined) {
          throw error;
        }
        return [catcher.Next, { Error: error.code, Cause: error.message }];
      }
    }
  }

  private pass(seconds: number): void {
    this.seconds += seconds;
    if (this.seconds >= this.definition.TimeoutSeconds) {
      this.seconds = this.definition.TimeoutSeconds;
      throw new TimedOut();
    }
  }
}

function isOneOf(errors: readonly string[], { code }: TaskError): boolean {
  return errors.includes(code) || errors.includes('States.ALL');
}

function required<T>(value: T | undefined): T {
  if (value === undefined) {
    throw new Error('a state has no member that its type requires');
  }
  return value;
}
