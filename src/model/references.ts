import type { Identifier } from './identifiers';
import { type Link, label, type NodeBase } from './node';
import { KIND_NAMES, kindOf, type SubjectNode } from './register';

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
export function wrongReferencesOf(node: SubjectNode): readonly WrongReference[] {
  return Object.entries(kindOf(node.kind).links).flatMap(([name, { takes }]) => {
    const links = [(node as unknown as Readonly<Record<string, unknown>>)[name]].flat() as readonly Link<NodeBase>[];
    return takes === undefined ? [] : links.flatMap((link) => wrongReference(link, takes));
  });
}

function wrongReference(link: Link<NodeBase>, takes: Identifier): readonly WrongReference[] {
  if (link.to === 'node') {
    const { node, attribute } = link;
    return takes.attributes.includes(attribute) ? [] : [{ takes, attribute, target: label(node) }];
  }
  const { resource } = link;
  return resource && TYPES.has(resource.type) ? [{ takes, attribute: resource.attribute, target: resource.path }] : [];
}
