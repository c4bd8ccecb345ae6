/**
 * Something that is noted on an object, beside what its class declares, and found there by every copy of this library.
 *
 * This is the one way in which constructs carry what no template holds.
 */
export class Note<T = true> {
  private readonly symbol: symbol;

  /** The name belongs to the package: another version of the library reads what this one has written. */
  constructor(name: string) {
    this.symbol = Symbol.for(`cdk-cleanrooms.${name}`);
  }

  public write(object: object, value: T): void {
    Object.defineProperty(object, this.symbol, { value });
  }

  public read(object: unknown): T | undefined {
    return this.isOn(object) ? (object as { readonly [key: symbol]: T })[this.symbol] : undefined;
  }

  public isOn(object: unknown): boolean {
    return typeof object === 'object' && object !== null && this.symbol in object;
  }
}
