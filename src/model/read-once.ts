import type { Env } from './env';
import type { Presence } from './presence';
import type { Raw } from './raw';
import { sameRaw } from './same-raw';
import type { Resource, Source } from './source';

/** A source that reads each property once: resolving tokens takes time, and several readers need the same property. */
export function readOnce(source: Source): ReadOnce {
  return source instanceof ReadOnce ? source : new ReadOnce(source);
}

/**
 * A source that reads each property once.
 *
 * It can reuse what an earlier source of the same resources has read, and it knows whether another source of them
 * would still read the same.
 */
export class ReadOnce implements Source {
  public readonly resources: readonly ResourceReadOnce[];
  private readonly byKey = new Map<object, ResourceReadOnce>();

  /** `earlier` returns what has been read of a resource and still holds, if anything does. */
  constructor(
    private readonly source: Source,
    earlier: (resource: Resource) => ResourceReadOnce | undefined = () => undefined,
  ) {
    this.resources = source.resources.map((resource) => earlier(resource) ?? new ResourceReadOnce(resource));
    for (const resource of this.resources) {
      this.byKey.set(resource.key, resource);
    }
  }

  public get hidden(): Source['hidden'] {
    return this.source.hidden;
  }

  public resourceAt(key: object): ResourceReadOnce | undefined {
    return this.byKey.get(key);
  }

  /** Whether another source has the same resources in the same order. */
  public hasResourcesOf({ resources }: Source): boolean {
    return resources.length === this.resources.length && resources.every(({ key }, i) => key === this.resources[i].key);
  }
}

export class ResourceReadOnce implements Resource {
  public readonly key: object;
  public readonly type: string;
  public readonly env: Env;
  public readonly presence: Presence;
  public readonly imported?: boolean;
  public readonly declared?: readonly string[];
  public readonly deletionPolicy: Raw;
  public readonly updateReplacePolicy: Raw;
  /** The names of what has been read, and the values at the same places: a map takes more memory than a resource needs. */
  private readonly names: string[] = [];
  private readonly raws: Raw[] = [];
  private stated?: { readonly metadata: Raw };

  constructor(private readonly resource: Resource) {
    this.key = resource.key;
    this.type = resource.type;
    this.env = resource.env;
    this.presence = resource.presence;
    this.imported = resource.imported;
    this.declared = resource.declared;
    this.deletionPolicy = resource.deletionPolicy;
    this.updateReplacePolicy = resource.updateReplacePolicy;
  }

  public get path(): string {
    return this.resource.path;
  }

  public get metadata(): Raw {
    this.stated ??= { metadata: this.resource.metadata };
    return this.stated.metadata;
  }

  public isCreatedAfter(other: object): boolean {
    return this.resource.isCreatedAfter(other);
  }

  public property(name: string): Raw {
    const place = this.names.indexOf(name);
    if (place >= 0) {
      return this.raws[place];
    }
    const raw = this.resource.property(name);
    this.names.push(name);
    this.raws.push(raw);
    return raw;
  }

  /** Whether everything that has been read of the resource is still the same. */
  public isAsIn(resource: Resource): boolean {
    const isSame = resource.type === this.type && resource.presence.key === this.presence.key;
    const isDeletedAlike =
      sameRaw(this.deletionPolicy, resource.deletionPolicy) &&
      sameRaw(this.updateReplacePolicy, resource.updateReplacePolicy);
    const isStatedAlike = !this.stated || sameRaw(this.stated.metadata, resource.metadata);
    return (
      isSame &&
      isDeletedAlike &&
      isStatedAlike &&
      this.names.every((name, i) => sameRaw(this.raws[i], resource.property(name)))
    );
  }
}
