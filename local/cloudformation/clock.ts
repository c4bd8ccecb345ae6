/** Time, passed in, so that tests and simulations need not wait for it. */
export interface Clock {
  now(): Date;
  /** Calls back once after so many milliseconds, unless the returned function was called before. */
  after(milliseconds: number, callback: () => void): () => void;
}

/** The time of this machine. Its timers keep no process alive. */
export const REAL_CLOCK: Clock = {
  now: () => new Date(),
  after: (milliseconds, callback) => {
    const timer = setTimeout(callback, milliseconds);
    timer.unref();
    return () => clearTimeout(timer);
  },
};
