import type { Clock } from '../cloudformation/clock';

interface Timer {
  readonly at: number;
  readonly callback: () => void;
}

/** Time that passes only when nothing else is left to do, so that an hour of it takes no real time. */
export class VirtualClock implements Clock {
  private time = Date.parse('2026-01-01T00:00:00Z');
  private readonly timers = new Set<Timer>();

  /** For how many real milliseconds work can do what sets no timer, and takes more than a turn: reading a file. */
  constructor(private readonly patienceMs = 0) {}

  now(): Date {
    return new Date(this.time);
  }

  after(milliseconds: number, callback: () => void): () => void {
    const timer = { at: this.time + milliseconds, callback };
    this.timers.add(timer);
    return () => this.timers.delete(timer);
  }

  sleep(milliseconds: number): Promise<void> {
    return new Promise((resolve) => this.after(milliseconds, resolve));
  }

  /** Everything that was due in between happens late. */
  jump(milliseconds: number): void {
    this.time += milliseconds;
  }

  /** Runs until the work is done. */
  async until<Result>(work: Promise<Result>): Promise<Result> {
    let settled = false;
    const watched = work.finally(() => {
      settled = true;
    });
    watched.catch(() => undefined);
    for (let idleSince = Date.now(); ; ) {
      await turn();
      if (settled) {
        return watched;
      }
      if (this.ring()) {
        idleSince = Date.now();
      } else if (Date.now() - idleSince >= this.patienceMs) {
        throw new Error('nothing is in progress and no timer is set: the work never ends');
      }
    }
  }

  /** Runs until no timer is left. */
  async settle(): Promise<void> {
    do {
      await turn();
    } while (this.ring());
  }

  private ring(): boolean {
    let next: Timer | undefined;
    for (const timer of this.timers) {
      // Of two with the same time, the older one.
      if (next === undefined || timer.at < next.at) {
        next = timer;
      }
    }
    if (next === undefined) {
      return false;
    }
    this.timers.delete(next);
    this.time = Math.max(this.time, next.at);
    next.callback();
    return true;
  }
}

/** Until all promises that can settle have settled. */
function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
