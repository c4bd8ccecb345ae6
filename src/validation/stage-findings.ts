import { Stage } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { constructSource, ownerOf } from '../model/construct-source';
import { readGraph } from '../model/graph';
import { ReadOnce } from '../model/read-once';
import { type AnyNode, KIND_NAMES } from '../model/register';
import type { Resource } from '../model/source';
import { CATALOGUE } from '../rules/catalogue';
import { type Finding, runRules, type Subjects } from './run';

/** A finding, and the construct to which it belongs. */
export interface Located {
  readonly finding: Finding;
  readonly construct: IConstruct;
}

const READINGS = new WeakMap<IConstruct, AppReading>();

/**
 * The findings about the resources of one stage, which is final, in the order of these resources.
 *
 * The rules follow references to other stages, so the whole app is read. The stages of an app are synthesized one after
 * the other, and share what has been read. Of its own resources, each stage makes sure that nothing has changed since:
 * its aspects have run in the meantime.
 */
export function findingsOfStage(stage: IConstruct): readonly Located[] {
  const root = stage.node.root;
  const reading = AppReading.after(READINGS.get(root), stage);
  if (stage === root) {
    // The app is synthesized after all of its stages, and what follows is another synthesis.
    READINGS.delete(root);
  } else {
    READINGS.set(root, reading);
  }
  return reading.findingsOf(stage);
}

/** What has been read of an app during one synthesis. */
class AppReading {
  public static after(earlier: AppReading | undefined, stage: IConstruct): AppReading {
    const { root } = stage.node;
    // A stage that is synthesized again begins another synthesis, before which anything can have changed.
    if (earlier === undefined || earlier.reported.has(stage)) {
      return new AppReading(new ReadOnce(constructSource(root)));
    }
    const source = constructSource(root, earlier.reported);
    const changed = constructSource(stage, earlier.reported).resources.filter(
      (resource) => !earlier.source.resourceAt(resource.key)?.isAsIn(resource),
    );
    if (changed.length === 0 && earlier.source.hasResourcesOf(source)) {
      return earlier;
    }
    const again = new Set(changed.map(({ key }) => key));
    const rest = new ReadOnce(source, ({ key }) => (again.has(key) ? undefined : earlier.source.resourceAt(key)));
    return new AppReading(rest, earlier.reported);
  }

  private readonly subjects = new Map<IConstruct, { [kind: string]: AnyNode[] }>();
  private readonly resourceOf: (node: AnyNode) => Resource;

  /** `reported` has the resources of each stage that is synthesized, which do not change any more. */
  private constructor(
    private readonly source: ReadOnce,
    private readonly reported = new Map<IConstruct, readonly Resource[]>(),
  ) {
    const { graph, resourceOf } = readGraph(source);
    this.resourceOf = resourceOf;
    for (const kind of KIND_NAMES) {
      for (const node of graph[kind]) {
        this.subjectsOf(stageOf(resourceOf(node)))[kind].push(node);
      }
    }
  }

  public findingsOf(stage: IConstruct): readonly Located[] {
    const own = constructSource(stage, this.reported).resources;
    this.reported.set(
      stage,
      own.map((resource) => this.source.resourceAt(resource.key) ?? resource),
    );
    return [...runRules(CATALOGUE, this.subjectsOf(stage) as unknown as Subjects)]
      .sort((a, b) => a.subject.order - b.subject.order)
      .map((finding) => ({ finding, construct: ownerOf(this.resourceOf(finding.subject)) }));
  }

  private subjectsOf(stage: IConstruct): { [kind: string]: AnyNode[] } {
    const known = this.subjects.get(stage);
    if (known) {
      return known;
    }
    const none = Object.fromEntries(KIND_NAMES.map((kind) => [kind, []]));
    this.subjects.set(stage, none);
    return none;
  }
}

function stageOf({ key }: Resource): IConstruct {
  const construct = key as IConstruct;
  return Stage.of(construct) ?? construct.node.root;
}
