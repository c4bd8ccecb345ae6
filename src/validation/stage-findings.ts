import { Stack, Stage } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { type ConstructSource, constructSource, ownerOf } from '../model/construct-source';
import { readDeployments } from '../model/graph';
import type { Graph } from '../model/nodes';
import { onceFor } from '../model/once-for';
import { ReadOnce, type ResourceReadOnce } from '../model/read-once';
import { type AnyNode, KIND_NAMES } from '../model/register';
import type { Resource } from '../model/source';
import type { Text } from '../private/text';
import { CATALOGUE } from '../rules/catalogue';
import { requirementsOf } from './requirements';
import { type Finding, runRulesOnAll } from './run';
import { uncheckedIn } from './unchecked';

/** A finding, and the construct to which it belongs. */
export interface Located {
  readonly finding: Finding;
  readonly construct: IConstruct;
}

/** What is not checked in a collaboration of a stage, and the construct of the collaboration. */
export interface Unchecked {
  readonly text: Text;
  readonly construct: IConstruct;
}

const READINGS = new WeakMap<IConstruct, AppReading>();

/**
 * The findings about the resources of one stage, which is final, in the order of these resources, and what is not checked
 * in its collaborations.
 *
 * The rules follow references to other stages, so the whole app is read. The stages of an app are synthesized one after
 * the other, and share what has been read. Of its own resources, each stage makes sure that nothing has changed since:
 * its aspects have run in the meantime.
 */
export function readingOfStage(stage: IConstruct): {
  readonly findings: readonly Located[];
  readonly unchecked: readonly Unchecked[];
} {
  const root = stage.node.root;
  const reading = AppReading.after(READINGS.get(root), stage);
  if (stage === root) {
    // The app is synthesized after all of its stages, and what follows is another synthesis.
    READINGS.delete(root);
  } else {
    READINGS.set(root, reading);
  }
  return { findings: reading.findingsOf(stage), unchecked: reading.uncheckedIn(stage) };
}

/** What has been read of an app during one synthesis. */
class AppReading {
  public static after(earlier: AppReading | undefined, stage: IConstruct): AppReading {
    const { root } = stage.node;
    // A stage that is synthesized again begins another synthesis, before which anything can have changed.
    if (earlier === undefined || earlier.reported.has(stage)) {
      // The app is synthesized after all of its stages, so that nothing changes it before it is reported.
      return new AppReading(constructSource(root, { isFinal: stage === root, skipsOwnRoles: true }));
    }
    const tree = constructSource(root, { visited: earlier.reported, skipsOwnRoles: true });
    const changed = tree
      .resourcesIn(stage)
      .filter((resource) => !earlier.source.resourceAt(resource.key)?.isAsIn(resource));
    if (changed.length === 0 && earlier.source.hasResourcesOf(tree)) {
      return earlier;
    }
    const again = new Set(changed.map(({ key }) => key));
    const unchanged = ({ key }: Resource) => (again.has(key) ? undefined : earlier.source.resourceAt(key));
    return new AppReading(tree, unchanged, earlier.reported);
  }

  private readonly source: ReadOnce;
  /** What of each graph is in a stage. */
  private readonly parts: readonly ReadonlyMap<IConstruct, Graph>[];
  private readonly resourceOf: (node: AnyNode) => Resource;

  /**
   * `unchanged` returns what has been read of a resource before and still holds, if anything does. `reported` has the
   * resources of each stage that is synthesized, which do not change any more.
   */
  private constructor(
    private readonly tree: ConstructSource,
    unchanged?: (resource: Resource) => ResourceReadOnce | undefined,
    private readonly reported = new Map<IConstruct, readonly Resource[]>(),
  ) {
    this.source = new ReadOnce(tree, unchanged);
    const { graphs, resourceOf } = readDeployments(this.source);
    this.resourceOf = resourceOf;
    this.parts = graphs.map((graph) => byStage(graph, (node) => stageOfResource(resourceOf(node))));
  }

  public findingsOf(stage: IConstruct): readonly Located[] {
    this.reported.set(
      stage,
      this.tree.resourcesIn(stage).map((resource) => this.source.resourceAt(resource.key) ?? resource),
    );
    const graphs = this.parts.flatMap((parts) => parts.get(stage) ?? []);
    return [...runRulesOnAll(CATALOGUE, graphs, requirementsOf(stage))]
      .sort((a, b) => a.subject.order - b.subject.order)
      .map((finding) => ({ finding, construct: ownerOf(this.resourceOf(finding.subject)) }));
  }

  /** One line for each collaboration of a stage, although it is in the graph of each deployment. */
  public uncheckedIn(stage: IConstruct): readonly Unchecked[] {
    const lines = new Map<IConstruct, Unchecked>();
    for (const collaboration of this.parts.flatMap((parts) => parts.get(stage)?.collaboration ?? [])) {
      const construct = ownerOf(this.resourceOf(collaboration));
      const text = lines.has(construct) ? undefined : uncheckedIn(collaboration);
      if (text !== undefined) {
        lines.set(construct, { text, construct });
      }
    }
    return [...lines.values()];
  }
}

/** The part of a graph that is in each stage. */
export function byStage(graph: Graph, stageOfNode: (node: AnyNode) => IConstruct): ReadonlyMap<IConstruct, Graph> {
  const parts = new Map<IConstruct, { [kind: string]: AnyNode[] }>();
  for (const kind of KIND_NAMES) {
    for (const node of graph[kind]) {
      const stage = stageOfNode(node);
      const part = parts.get(stage) ?? newPart();
      part[kind].push(node);
      parts.set(stage, part);
    }
  }
  return parts as unknown as ReadonlyMap<IConstruct, Graph>;
}

function newPart(): { [kind: string]: AnyNode[] } {
  return Object.fromEntries(KIND_NAMES.map((kind) => [kind, []]));
}

export function stageOfResource({ key }: Resource): IConstruct {
  return stageOfStack(Stack.of(key as IConstruct));
}

const stageOfStack = onceFor((stack: Stack): IConstruct => Stage.of(stack) ?? stack.node.root);
