import { CfnResource } from 'aws-cdk-lib';
import { readDeployments, readGraph } from '../../src/model/graph';
import type { Link } from '../../src/model/node';
import { type AnyNode, KIND_NAMES } from '../../src/model/register';
import type { Resource, Source } from '../../src/model/source';
import { CATALOGUE } from '../../src/rules/catalogue';
import type { Requirements } from '../../src/rules/requirements';
import { runRulesOnAll } from '../../src/validation/run';

/**
 * The path of a resource as an assembly has it too: it does not know that an L1 is the default child of an L2 if its ID is
 * neither `Resource` nor `Default`.
 */
function pathOf({ key, path }: Resource): string {
  return key instanceof CfnResource && !['Resource', 'Default'].includes(key.node.id) ? key.node.path : path;
}

/** All facts and links of the graph of a source as plain data, by the kinds and paths of the nodes. */
export function graphOf(source: Source): unknown {
  const { graph, resourceOf } = readGraph(source);
  const nodes = KIND_NAMES.flatMap((kind): readonly AnyNode[] => graph[kind]);
  const names = new Map<unknown, string>(nodes.map((node) => [node, `${node.kind} ${pathOf(resourceOf(node))}`]));
  const byKey = new Map(nodes.map((node) => [resourceOf(node).key, names.get(node)]));
  const plain = (value: unknown): unknown => {
    if (Array.isArray(value)) {
      return value.map(plain);
    }
    if (typeof value !== 'object' || value === null) {
      return value;
    }
    if (names.has(value)) {
      return names.get(value);
    }
    const { kind, key, attribute } = value as { kind?: unknown; key?: object; attribute?: unknown };
    if (kind === 'resource' && key) {
      const name = byKey.get(key);
      return name ? `${attribute} of ${name}` : { kind: 'unknown' };
    }
    const { to, resource } = value as { to?: Link<AnyNode>['to']; resource?: unknown };
    const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
    return Object.fromEntries(
      entries
        .filter(([name]) => !(to === 'outside' && resource && name === 'resource'))
        .map(([name, inner]) => [name, plain(inner)]),
    );
  };
  return Object.fromEntries(
    nodes
      .map((node): [string, unknown] => {
        const {
          order: _,
          property: __,
          isCreatedAfter: ___,
          isDeployedWith: _____,
          path: ____,
          ...facts
        } = node as AnyNode & Record<string, unknown>;
        const entries = Object.entries(facts).map(([name, fact]) => [name, plain(fact)] as const);
        return [names.get(node) as string, Object.fromEntries(entries)];
      })
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

/** All findings about the resources of a source. */
export function findingsOfSource(source: Source, requirements?: Requirements): readonly string[] {
  const { graphs, resourceOf } = readDeployments(source);
  return runRulesOnAll(CATALOGUE, graphs, requirements)
    .map(({ severity, rule, subject, what }) => `${severity} ${rule.id} ${pathOf(resourceOf(subject))}: ${what}`)
    .sort();
}
