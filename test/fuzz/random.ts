/** Random choices that a seed determines. */
export class Random {
  constructor(private state: number) {}

  /** A number from 0 to below 1 (mulberry32). */
  private next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  }

  public chance(probability: number): boolean {
    return this.next() < probability;
  }

  /** An integer from 0 to below a limit. */
  public upTo(limit: number): number {
    return Math.floor(this.next() * limit);
  }

  public of<T>(values: readonly T[]): T {
    return values[this.upTo(values.length)];
  }
}
