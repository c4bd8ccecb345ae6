import type { Identifier } from './identifiers';
import { type Link, label, type NodeBase } from './node';
import { type AnyNode, KIND_NAMES, type KindName, kindOf, linksOf } from './register';

/** A reference that returns something else than its property takes. */
export interface WrongReference {
  readonly takes: Identifier;
  readonly attribute: string;
  /** The resource that the reference leads to. */
  readonly target: string;
}

/** The types of resources that return only their own identifiers, unlike custom resources. */
const TYPES: ReadonlySet<string> = new Set(
  KIND_NAMES.map((name) => kindOf(name).type).filter((type) => !type.startsWith('Custom::')),
);

/** The references of a resource that certainly return something else than their properties take. */
export function wrongReferencesOf(node: AnyNode): readonly WrongReference[] {
  const links = node as unknown as Readonly<Record<string, Link<NodeBase> | readonly Link<NodeBase>[]>>;
  const wrong: WrongReference[] = [];
  for (const { name, takes } of TAKEN[node.kind]) {
    const { [name]: link } = links;
    for (const one of isMany(link) ? link : [link]) {
      wrong.push(...wrongReference(one, takes));
    }
  }
  return wrong;
}

function isMany<T>(link: T | readonly T[]): link is readonly T[] {
  return Array.isArray(link);
}

/** A link whose property takes one identifier. */
interface Taken {
  readonly name: string;
  readonly takes: Identifier;
}

/** The links of each kind whose properties take one identifier. */
const TAKEN = Object.fromEntries(
  KIND_NAMES.map((kind) => [
    kind,
    linksOf(kind).flatMap(({ name, declaration: { takes } }) => (takes ? [{ name, takes }] : [])),
  ]),
) as unknown as Readonly<Record<KindName, readonly Taken[]>>;

function wrongReference(link: Link<NodeBase>, takes: Identifier): readonly WrongReference[] {
  if (link.to === 'node') {
    const { node, attribute } = link;
    // What is stated about a resource outside of the app has one reference for all of its identifiers.
    return node.imported || takes.attributes.includes(attribute) ? [] : [{ takes, attribute, target: label(node) }];
  }
  const { resource } = link;
  return resource && TYPES.has(resource.type) ? [{ takes, attribute: resource.attribute, target: resource.path }] : [];
}
