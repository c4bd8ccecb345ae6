/** The order in which CloudFormation creates the resources of a stack: after those on which they depend. */
export class CreationOrder<T extends object> {
  private readonly direct = new Map<T, readonly T[]>();

  /** `directOf` returns the resources to which a resource refers, or on which it depends by a statement. */
  constructor(private readonly directOf: (resource: T) => readonly T[]) {}

  public isCreatedAfter(later: T, earlier: T): boolean {
    const reached = new Set([later]);
    for (const resource of reached) {
      for (const next of this.dependenciesOf(resource)) {
        reached.add(next);
      }
    }
    return reached.has(earlier);
  }

  private dependenciesOf(resource: T): readonly T[] {
    const known = this.direct.get(resource) ?? this.directOf(resource);
    this.direct.set(resource, known);
    return known;
  }
}
