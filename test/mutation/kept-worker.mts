import { type PoolOptions, ThreadsPoolWorker } from 'vitest/node';

type Listener = (value: unknown) => void;
type Message = Parameters<ThreadsPoolWorker['send']>[0];

/** A thread gets a listener more with each run, so it is replaced now and then. */
const RUNS_OF_A_THREAD = 200;

/** V8 says of much longer expressions that they are too large. */
const LONGEST_PATTERN = 5_000;

let thread: ThreadsPoolWorker | undefined;
let runs = 0;

/**
 * A worker whose thread outlives its run. Vitest ends its threads after each run, so each change of a source would pay
 * for loading aws-cdk-lib and the library again, which takes ten times as long as the tests that notice the change.
 */
export class KeptWorker {
  readonly name = 'kept';
  private readonly worker: ThreadsPoolWorker;
  private readonly listeners: [event: string, listener: Listener][] = [];

  constructor(options: PoolOptions) {
    this.worker = thread ?? new ThreadsPoolWorker(options);
  }

  async start(): Promise<void> {
    runs += 1;
    if (thread === undefined) {
      thread = this.worker;
      await this.worker.start();
    }
  }

  on(event: string, listener: Listener): void {
    this.listeners.push([event, listener]);
    this.worker.on(event, listener);
  }

  off(event: string, listener: Listener): void {
    this.worker.off(event, listener);
  }

  send(message: Message): void {
    if (message.type === 'stop') {
      // The pool waits for this answer; the thread itself goes on.
      this.answer({ type: 'stopped', __vitest_worker_response__: true });
    } else {
      this.worker.send(withShortPattern(message));
    }
  }

  async stop(): Promise<void> {
    for (const [event, listener] of this.listeners) {
      this.worker.off(event, listener);
    }
    if (runs >= RUNS_OF_A_THREAD) {
      thread = undefined;
      runs = 0;
      await this.worker.stop();
    }
  }

  deserialize(data: unknown): unknown {
    return data;
  }

  private answer(response: unknown): void {
    for (const [event, listener] of this.listeners) {
      if (event === 'message') {
        listener(response);
      }
    }
  }
}

/**
 * Stryker names the tests that cover a change in one expression. Where these are many, it is enough to name them by how
 * they begin, so that a few others run too. Where they are too many, their files run as a whole.
 */
function withShortPattern(message: Message): Message {
  if (message.type !== 'start') {
    return message;
  }
  const { source = '' } = message.context.config.testNamePattern ?? {};
  if (source.length < LONGEST_PATTERN) {
    return message;
  }
  const starts = new Set(source.split(/(?<!\\)\|/).map((name) => /^(?:\\.|[^\\]){0,30}/.exec(name)?.[0] ?? name));
  const short = [...starts].join('|');
  const testNamePattern = short.length < LONGEST_PATTERN ? new RegExp(short) : undefined;
  const config = { ...message.context.config, testNamePattern };
  return { ...message, context: { ...message.context, config } };
}
