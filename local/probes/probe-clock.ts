/** Time as probes see it: that of this machine against AWS, and virtual against the double. */
export interface ProbeClock {
  now(): Date;
  sleep(milliseconds: number): Promise<void>;
}

/** Asks again, for longer each time, until there is an answer; undefined if there is none in time. */
export async function poll<Answer>(
  clock: ProbeClock,
  patienceMs: number,
  ask: () => Promise<Answer | undefined>,
): Promise<Answer | undefined> {
  const deadline = clock.now().getTime() + patienceMs;
  for (let pauseMs = 1000; ; pauseMs = Math.min(pauseMs * 2, 10_000)) {
    const answer = await ask();
    if (answer !== undefined || clock.now().getTime() + pauseMs > deadline) {
      return answer;
    }
    await clock.sleep(pauseMs);
  }
}
