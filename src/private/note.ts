/**
 * A note on an object, in addition to the members of its class. Every copy of this library can read it.
 *
 * Constructs use only notes for values that no template contains.
 */
export class Note<T = true> {
  private readonly symbol: symbol;

  /** The name belongs to the package, so that another version of the library can read the note. */
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
