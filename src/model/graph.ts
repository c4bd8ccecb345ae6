import { known } from './fact';
import type { LinkDeclaration } from './kind';
import { type Link, type NodeBase, OUTSIDE } from './node';
import type { Pointer } from './raw';
import { type AnyNode, backListsOf, type Graph, KIND_NAMES, type KindName, kindOf } from './register';
import type { Resource, Source } from './source';

/** A graph, and the resources of its nodes. */
export interface Reading {
  readonly graph: Graph;
  readonly resourceOf: (node: AnyNode) => Resource;
}

/**
 * Reads all resources of a known kind and joins them by their references, across stacks and accounts.
 *
 * Reading has three passes: each resource without its references, then the references, and then the facts that depend
 * on other nodes. Equal names or IDs never join resources, because an app can contain several copies of one deployment.
 */
export function readGraph(source: Source): Reading {
  const reader = new GraphReader(source);
  return reader.read();
}

/** A node during construction. The register declares its properties. */
type Draft = NodeBase & { readonly kind: KindName; [property: string]: unknown };
const NAME_OF_TYPE = new Map(KIND_NAMES.map((name) => [kindOf(name).type, name]));

class GraphReader {
  private readonly drafts = new Map<object, Draft>();
  private readonly graph = Object.fromEntries(KIND_NAMES.map((name) => [name, [] as Draft[]]));

  constructor(private readonly source: Source) {}

  public read(): Reading {
    const drafts = this.source.resources.flatMap((resource) => this.draft(resource) ?? []);
    for (const [draft, resource] of drafts) {
      this.follow(draft, resource);
    }
    for (const [draft] of drafts) {
      Object.assign(draft, kindOf(draft.kind).complete?.(draft as never));
    }
    const resources = new Map<unknown, Resource>(drafts);
    return { graph: this.graph as unknown as Graph, resourceOf: (node) => resources.get(node) as Resource };
  }

  private draft(resource: Resource): [Draft, Resource][] | undefined {
    const name = NAME_OF_TYPE.get(resource.type);
    if (name === undefined) {
      return undefined;
    }
    const draft: Draft = {
      kind: name,
      path: resource.path,
      env: resource.env,
      order: this.drafts.size,
      property: (property) => resource.property(property),
      ...kindOf(name).read((property) => resource.property(property), resource.env),
    };
    for (const list of backListsOf(name)) {
      draft[list] = [];
    }
    this.drafts.set(resource.key, draft);
    this.graph[name].push(draft);
    return [[draft, resource]];
  }

  private follow(draft: Draft, resource: Resource): void {
    for (const [name, declaration] of Object.entries(kindOf(draft.kind).links)) {
      const pointers = declaration.pointers(draft);
      const links = pointers.map((pointer) => this.linkOf(pointer, resource, declaration));
      draft[name] = declaration.many ? links : links[0];
      enter(
        draft,
        declaration.back,
        links.flatMap((link) => (link.to === 'node' ? [link.node] : [])),
      );
      enter(
        draft,
        declaration.backByName,
        pointers.flatMap((pointer) => this.namesakes(pointer, declaration)),
      );
    }
  }

  private linkOf(pointer: Pointer, from: Resource, { to }: LinkDeclaration<object>): Link<Draft> {
    if (pointer.kind === 'literal') {
      return { to: 'outside', text: known(pointer.text) };
    }
    if (pointer.kind !== 'resource' && pointer.kind !== 'logical') {
      return OUTSIDE;
    }
    const key = pointer.kind === 'resource' ? pointer.key : this.source.resolveLogicalId(from, pointer.logicalId);
    const node = key && this.drafts.get(key);
    return node && to.includes(node.kind) ? { to: 'node', node, attribute: pointer.attribute } : OUTSIDE;
  }

  /** The nodes that a literal can refer to, because it is their name. */
  private namesakes(pointer: Pointer, { to, backByName }: LinkDeclaration<object>): Draft[] {
    if (pointer.kind !== 'literal' || backByName.length === 0) {
      return [];
    }
    return to.flatMap((name) => this.graph[name].filter((draft) => nameOf(draft) === pointer.text));
  }
}

function enter(draft: Draft, lists: readonly string[], targets: readonly Draft[]): void {
  for (const list of lists) {
    for (const target of targets) {
      (target[list] as Draft[]).push(draft);
    }
  }
}

function nameOf(draft: Draft): unknown {
  const name = draft.name as { readonly state: string; readonly value?: unknown } | undefined;
  return name?.state === 'known' ? name.value : undefined;
}
