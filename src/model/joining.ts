import type { Draft, Status } from './draft';
import { type Env, envOfArn } from './env';
import { differ, type Fact, isComplete, itemsOf, known, list, UNKNOWN } from './fact';
import type { LinkDeclaration, SingleLink } from './kind';
import { type Link, type NodeBase, OUTSIDE } from './node';
import { onceFor } from './once-for';
import { implies } from './presence';
import { type Pointer, textOf } from './raw';
import type { ReadOnce } from './read-once';
import { type AnyNode, backListsOf, KIND_NAMES, type KindName, kindOf, linksOf, namesOfLinks } from './register';
import type { Resource } from './source';

/** A node during construction. The register declares its properties. */
type Open = NodeBase & { readonly kind: KindName; [property: string]: unknown };

/** A reference that is not followed, so that it can lead to any resource of its kinds. */
interface Loose {
  readonly from: Env;
  readonly declaration: LinkDeclaration<object>;
  /** The literal text of the reference. */
  readonly text: Fact<string>;
}

/** A resource of the source, with the attribute that a reference returns. */
interface Target {
  readonly key: object;
  readonly attribute: string;
}

/**
 * The nodes of the resources that are present in a deployment, joined by their references, each with its resource.
 *
 * A reference that is not followed makes all lists incomplete to which it can lead, as do references of resources that
 * are only possible.
 */
export function joined(
  source: ReadOnce,
  drafts: readonly Draft[],
  statusOf: (resource: Resource) => Status,
): ReadonlyMap<AnyNode, Resource> {
  const statuses = drafts.map(({ resource }) => statusOf(resource));
  const joiner = new Joiner(source, drafts);
  source.hidden?.forEach((env) => void joiner.hide(env));
  drafts.forEach((draft, i) => void (statuses[i] === 'present' && joiner.add(draft)));
  drafts.forEach((draft, i) => void (statuses[i] !== 'never' && joiner.follow(draft)));
  return joiner.finish();
}

class Joiner {
  private readonly drafts = new Map<object, Draft>();
  private readonly kinds = new Set<string>();
  private readonly nodes = new Map<object, Open>();
  private readonly resources = new Map<AnyNode, Resource>();
  /** References that are not followed, by the lists that they can make incomplete. Equal ones count once. */
  private readonly loose = new Map<string, Map<string, Loose>>();
  /** The lists that can contain a resource that is only possible. */
  private readonly incomplete = new Map<Open, Set<string>>();

  constructor(
    private readonly source: ReadOnce,
    drafts: readonly Draft[],
  ) {
    for (const draft of drafts) {
      this.drafts.set(draft.resource.key, draft);
      this.kinds.add(draft.kind);
    }
  }

  public add({ kind, resource, order, facts }: Draft): void {
    const { path, env, imported, declared } = resource;
    // All names are there from the start: an engine stores an object to which many are added one by one as a dictionary,
    // of which each property takes several times as long to read.
    const node: Open = {
      kind,
      path,
      env,
      order,
      property: (name) => resource.property(name),
      deletionPolicy: textOf(resource.deletionPolicy),
      updateReplacePolicy: textOf(resource.updateReplacePolicy),
      isCreatedAfter: (other) => {
        const { key } = this.resources.get(other as AnyNode) ?? resource;
        return resource.isCreatedAfter(key);
      },
      isDeployedWith: (other) => {
        const { presence } = this.resources.get(other as AnyNode) ?? resource;
        return implies(presence, resource.presence);
      },
      imported,
      declared,
      ...facts,
      ...namesOfLinks(kind),
    };
    for (const name of backListsOf(kind)) {
      node[name] = [];
    }
    this.nodes.set(resource.key, node);
    this.resources.set(node as unknown as AnyNode, resource);
  }

  /** Resources that the source does not know can be of any kind, and lead anywhere. */
  public hide(env: Env): void {
    for (const { declaration } of KIND_NAMES.flatMap(linksOf)) {
      this.leave(env, declaration, UNKNOWN);
    }
  }

  public follow({ kind, resource, facts }: Draft): void {
    const node = this.nodes.get(resource.key);
    for (const { name, declaration } of linksOf(kind)) {
      if (!declaration.many) {
        const link = this.linkOf(declaration.pointer(facts), resource, declaration, node);
        if (node) {
          node[name] = link;
        }
        continue;
      }
      const pointers = declaration.pointers(facts);
      const links = itemsOf(pointers).map((pointer) => this.linkOf(pointer, resource, declaration, node));
      if (!isComplete(pointers) && !resource.declared) {
        this.leave(resource.env, declaration, UNKNOWN);
      }
      if (node) {
        node[name] = links;
      }
    }
  }

  public finish(): ReadonlyMap<AnyNode, Resource> {
    for (const node of this.nodes.values()) {
      for (const name of backListsOf(node.kind)) {
        node[name] = list(node[name] as Open[], this.isComplete(node, name));
      }
    }
    for (const node of this.nodes.values()) {
      Object.assign(node, kindOf(node.kind).complete?.(node as never));
    }
    return this.resources;
  }

  /** Follows a pointer of a resource, and enters its node in the lists of the target. */
  private linkOf(
    pointer: Pointer,
    from: Resource,
    declaration: LinkDeclaration<object>,
    node: Open | undefined,
  ): Link<Open> {
    const target = this.targetOf(pointer);
    const draft = target && this.drafts.get(target.key);
    if (!target || !draft || !declaration.to.includes(draft.kind)) {
      const text = pointer.kind === 'literal' ? known(pointer.text) : UNKNOWN;
      // What a partner has refers to resources of this app only where that is declared.
      if (pointer.kind !== 'absent' && !from.declared) {
        this.leave(from.env, declaration, text);
      }
      return this.outside(text, target);
    }
    const end = this.nodes.get(target.key);
    if (!end) {
      return OUTSIDE;
    }
    for (const name of declaration.back) {
      if (node) {
        (end[name] as Open[]).push(node);
      } else {
        this.incomplete.set(end, (this.incomplete.get(end) ?? new Set()).add(name));
      }
    }
    return { to: 'node', node: end, attribute: target.attribute };
  }

  private outside(text: Fact<string>, target: Target | undefined): Link<never> {
    const resource = target && this.source.resourceAt(target.key);
    return resource && target
      ? { to: 'outside', text, resource: { type: resource.type, path: resource.path, attribute: target.attribute } }
      : { to: 'outside', text };
  }

  /** The resource of which a pointer returns an attribute, also if other resources pass it on. */
  private targetOf(pointer: Pointer, passedOn?: string, hops = 0): Target | undefined {
    if (pointer.kind !== 'resource' || hops > MOST_HOPS) {
      return undefined;
    }
    const { key } = pointer;
    // An attribute that a resource passes on is the same attribute of what its link leads to.
    const attribute = passedOn ?? pointer.attribute;
    const draft = this.drafts.get(key);
    const link = draft && forwardOf(draft.kind, attribute);
    if (!draft || !link) {
      return { key, attribute };
    }
    return this.targetOf(link.pointer(draft.facts), attribute, hops + 1);
  }

  private leave(from: Env, declaration: LinkDeclaration<object>, text: Fact<string>): void {
    const lists = listsOf(declaration).filter(({ kind }) => this.kinds.has(kind));
    if (lists.length === 0) {
      return;
    }
    const { within, byName } = declaration;
    const key = JSON.stringify([within, within.map((place) => from[place]), byName, text]);
    for (const { list } of lists) {
      this.loose.set(list, (this.loose.get(list) ?? new Map<string, Loose>()).set(key, { from, declaration, text }));
    }
  }

  private isComplete(node: Open, name: string): boolean {
    // What belongs to an imported resource can be anywhere, unless what is stated about the resource includes it.
    const isStated = kindOf(node.kind).stated?.includes(name) || node.declared?.includes(name);
    const isElsewhereToo = node.imported && !isStated;
    if (isElsewhereToo || this.incomplete.get(node)?.has(name)) {
      return false;
    }
    for (const { from, declaration, text } of this.loose.get(`${node.kind}.${name}`)?.values() ?? []) {
      if (!isElsewhere(node, from, declaration, text)) {
        return false;
      }
    }
    return true;
  }
}

/** The lists to which a reference can lead, by the kinds of resource that have them. */
const listsOf = onceFor(({ to, back }: LinkDeclaration<object>) =>
  to.flatMap((kind) => back.map((name) => ({ kind, list: `${kind}.${name}` }))),
);

/** A bound on the resources that pass on a reference, so that a cycle ends. */
const MOST_HOPS = 10;

/** The link that leads to what an attribute of a kind returns, if a resource of the kind passes the attribute on. */
function forwardOf(kind: KindName, attribute: string): SingleLink<object> | undefined {
  const { links, forwards } = kindOf(kind);
  const link = forwards && Object.hasOwn(forwards, attribute) ? links[forwards[attribute]] : undefined;
  return link?.many ? undefined : link;
}

/** The end of a name that CloudFormation generates for a resource without a name. */
const GENERATED_NAME = /-[0-9A-Za-z]{12,}$/;

/** Whether a reference that is not followed certainly leads to something else than a node. */
function isElsewhere(node: Open, from: Env, declaration: LinkDeclaration<object>, text: Fact<string>): boolean {
  if (declaration.within.some((place) => differ(node.env[place], from[place]))) {
    return true;
  }
  if (text.state !== 'known') {
    return false;
  }
  if (declaration.byName) {
    const name = node.name as Fact<string>;
    return name.state === 'absent' ? !GENERATED_NAME.test(text.value) : differ(name, text);
  }
  const arn = text.value.startsWith('arn:') ? envOfArn(text.value) : undefined;
  return arn !== undefined && (differ(arn.account, node.env.account) || differ(arn.region, node.env.region));
}
