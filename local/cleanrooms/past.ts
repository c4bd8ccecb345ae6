import type { Caller, World } from './world';

/** What existed until a moment. */
interface Moment {
  readonly until: number;
  readonly world: World;
}

/** Nothing is kept for longer, in seconds: no read is so much behind. */
const KEPT_SECONDS = 60;

/** What existed before, for reads that are behind. */
export class Past {
  private moments: Moment[] = [];
  /** Until when a reader has seen what happened: its later reads never show less. */
  private readonly seenUntil = new Map<string, number>();

  constructor(private readonly world: World) {}

  /** Called before each change. */
  keep(): void {
    const { entityResolution, policy, now: clock, newId, ...kept } = this.world;
    const now = this.world.now();
    this.moments = this.moments.filter(({ until }) => until > now - KEPT_SECONDS);
    this.moments.push({
      until: now,
      world: { ...structuredClone(kept), entityResolution, policy, now: clock, newId },
    });
  }

  /** What an operation shows to a caller if it is behind by some milliseconds; undefined if that is the present. */
  seenBy({ account, region }: Caller, operation: string, behindMs: number): World | undefined {
    const reader = `${account} ${region} ${operation}`;
    const time = Math.max(this.world.now() - behindMs / 1000, this.seenUntil.get(reader) ?? 0);
    this.seenUntil.set(reader, time);
    return this.moments.find(({ until }) => until > time)?.world;
  }
}
