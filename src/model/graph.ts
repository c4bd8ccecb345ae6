import type { Draft, Status } from './draft';
import { joined } from './joining';
import { canBePresent, exclusive, implies, type Presence } from './presence';
import { readOnce } from './read-once';
import { type AnyNode, type Graph, KIND_NAMES, type KindName, kindOf, SUBJECTS } from './register';
import type { Resource, Source } from './source';

/** A graph, and the resources of its nodes. */
export interface Reading {
  readonly graph: Graph;
  readonly resourceOf: (node: AnyNode) => Resource;
}

/** The graphs of all deployments, and the resources of their nodes. */
export interface Deployments {
  readonly graphs: readonly Graph[];
  readonly resourceOf: (node: AnyNode) => Resource;
}

/**
 * Reads all resources of a known kind and joins them by their references, across stacks and accounts. The graph
 * contains all resources that can be deployed, as if they were deployed together.
 *
 * Equal names or IDs never join resources, because an app can contain several copies of one deployment.
 */
export function readGraph(source: Source): Reading {
  const once = readOnce(source);
  const nodes = joined(once, draftsOf(once), ({ presence }) => (canBePresent(presence) ? 'present' : 'never'));
  return { graph: graphOf(nodes, () => true), resourceOf: (node) => nodes.get(node) as Resource };
}

/**
 * Reads the graphs on which rules evaluate resources. Without conditions, this is the one graph of all resources.
 *
 * Otherwise, a resource is evaluated once for each condition that can be met while it is deployed, and its graph lists
 * only the resources that are evaluated on it. The graph contains what is certainly deployed if this condition is met.
 * It does not contain what is never deployed with the resource. Whatever else is conditional makes the lists incomplete
 * to which it refers, so that a rule takes it neither for deployed nor for missing.
 */
export function readDeployments(source: Source): Deployments {
  const once = readOnce(source);
  const drafts = draftsOf(once);
  const presences = distinct(drafts.map(({ resource }) => resource.presence));
  const subjects = distinct(
    drafts.flatMap(({ kind, resource }) => (SUBJECT_KINDS.has(kind) ? [resource.presence] : [])),
  );
  const joinings: ReadonlyMap<AnyNode, Resource>[] = [];
  const graphs = subjects.flatMap((subject) =>
    presences
      .filter((met) => implies(met, subject) && (met.key === subject.key || presences.length <= MOST_CONDITIONS))
      .map((met) => {
        const statusOf = statuses(subject, met);
        const nodes = joined(once, drafts, ({ presence }) => statusOf(presence));
        joinings.push(nodes);
        return graphOf(nodes, ({ presence }) => presence.key === subject.key);
      }),
  );
  const resources = joinings.length === 1 ? joinings[0] : new Map(joinings.flatMap((nodes) => [...nodes]));
  return { graphs, resourceOf: (node) => resources.get(node) as Resource };
}

/** With more conditions, a resource is evaluated only on the graph of its own condition, which limits the time. */
const MOST_CONDITIONS = 32;

const SUBJECT_KINDS: ReadonlySet<KindName> = new Set(SUBJECTS.map(({ kind }) => kind));

const NAME_OF_TYPE = new Map(KIND_NAMES.map((name) => [kindOf(name).type, name]));

function draftsOf({ resources }: Source): readonly Draft[] {
  const drafts: Draft[] = [];
  // What the user can change comes later than what is declared, and is reported in its place.
  const isDeclared = ({ declared }: Resource) => declared !== undefined;
  for (const resource of [...resources.filter(isDeclared), ...resources.filter((one) => !isDeclared(one))]) {
    const kind = NAME_OF_TYPE.get(resource.type);
    if (kind !== undefined) {
      const facts = kindOf(kind).read(
        (name: string) => resource.property(name),
        resource.env,
        () => resource.metadata,
      );
      drafts.push({ kind, resource, order: drafts.length, facts });
    }
  }
  return drafts;
}

function distinct(presences: readonly Presence[]): readonly Presence[] {
  const byKey = new Map(presences.map((presence) => [presence.key, presence]));
  return [...byKey.values()].filter(canBePresent);
}

/** Whether resources are in the deployments of a subject in which a condition is met. */
function statuses(subject: Presence, met: Presence): (presence: Presence) => Status {
  const known = new Map<string, Status>();
  return (presence) => {
    const status =
      known.get(presence.key) ??
      (implies(met, presence) ? 'present' : exclusive(subject, presence) ? 'never' : 'possible');
    known.set(presence.key, status);
    return status;
  };
}

function graphOf(nodes: ReadonlyMap<AnyNode, Resource>, isListed: (resource: Resource) => boolean): Graph {
  const graph = Object.fromEntries(KIND_NAMES.map((name) => [name, [] as AnyNode[]]));
  for (const [node, resource] of nodes) {
    if (isListed(resource)) {
      graph[node.kind].push(node);
    }
  }
  return graph as unknown as Graph;
}
