import { createHash } from 'node:crypto';
import type { PropertiesOf } from '../../src/custom-resources/kinds';
import { ServiceError } from '../cleanrooms/service';
import { Random } from '../cloudformation/random';
import { MAX_LAG_MS } from '../faults';
import { CloudHistory, type Setting } from './cloud-history';
import { randomSibling } from './desired-state';
import { ObjectStory, orphanedObjects, unmetObjects, unrequestedObjectChanges } from './invariants/objects';
import type { Violation } from './invariants/violation';
import type { Scene, SimulatedKind } from './kinds/simulated-kind';
import { STRANGER } from './participants';
import type { RecordedRequest } from './requests';
import { customResource, siblingResource, type TemplateBody } from './templates';

const STACK = 'Objects';
const CONSTRUCTS = ['First', 'Second'] as const;

/** What there was before a request. */
interface Before {
  readonly isUsable: boolean;
  readonly exists: boolean;
}

/**
 * The stack of an account with some resources of one kind, and users of its console who change the same objects. No two
 * resources ever declare the same object at the same time: that is a mistake which the service cannot detect.
 */
export class ObjectHistory extends CloudHistory {
  protected override readonly refusals: readonly string[];
  protected readonly scene: Scene<object>;
  protected readonly story: ObjectStory;
  private readonly users: Random;
  /** Whether a resource keeps its logical ID with another object, as it does if a reference identifies the object. */
  private readonly movesInPlace: boolean;
  private desired: { readonly [construct: string]: object } = {};

  constructor(setting: Setting, { kind, refusals, prepare }: SimulatedKind) {
    super(setting);
    this.refusals = refusals;
    this.users = new Random(setting.seed ^ 0xbeef);
    this.scene = prepare(this.cloud.service, this.users) as Scene<object>;
    this.story = new ObjectStory(kind, this.scene);
    this.movesInPlace = this.chance(0.5);
    this.cloud.customResources.snapshot = (properties): Before => {
      const object = this.story.objectOf(properties);
      return { isUsable: this.scene.isUsable(object), exists: this.scene.stateOf(object) !== undefined };
    };
    this.cloud.functions.beforeCall = (run, request) => {
      const object = run.kind === kind ? this.scene.changedBy(request) : undefined;
      return object === undefined ? undefined : { object, state: this.scene.stateOf(object) };
    };
  }

  protected override async happen(): Promise<void> {
    for (let step = 4 + Math.floor(this.random.next() * 5); step > 0; step--) {
      // What someone else has just changed is hidden from a read that is behind, so its result would prove nothing.
      await this.cloud.clock.until(this.cloud.clock.sleep(MAX_LAG_MS));
      await this.step();
      if (this.chance(0.7)) {
        await this.settle();
      }
      this.actInConsole();
    }
  }

  protected override unmet(since: number): readonly Violation[] {
    return unmetObjects(this.cloud, this.story, since);
  }

  protected override orphans(): readonly Violation[] {
    return orphanedObjects(this.cloud, this.story);
  }

  protected override unrequested(): readonly Violation[] {
    return unrequestedObjectChanges(this.cloud, this.story);
  }

  /** The creation of what does not exist, and a change of what the resource declares already. */
  protected override mustSucceed({ event, before }: RecordedRequest): boolean {
    const { isUsable, exists } = before as Before;
    const [object, previous] = this.story.targetsOf(event);
    return isUsable && this.story.isOwn(event) && (!exists || object === previous);
  }

  private async step(): Promise<void> {
    const { account } = this.scene;
    const stack = this.cloud.find(account, STACK);
    const which = this.random.next();
    if (which < 0.85 || stack === undefined) {
      this.change();
      await this.deploy(account, STACK, this.templateFor(account));
    } else if (which < 0.92) {
      // An account that requests the objects of another one.
      await this.deploy(STRANGER, 'Stranger', this.templateFor(STRANGER));
    } else {
      await this.delete(stack);
    }
  }

  private change(): void {
    const construct = this.chance(0.6) ? CONSTRUCTS[0] : CONSTRUCTS[1];
    const { [construct]: before, ...others } = this.desired;
    const inUse = new Set([...this.objectsInStack(), ...Object.values(others).map((it) => this.scene.objectOf(it))]);
    const own = before && this.scene.objectOf(before);
    const drawn = this.scene.draw();
    const object = this.scene.objectOf(drawn);
    if (object === own || !inUse.has(object)) {
      this.desired = { ...others, ...(this.chance(0.85) ? { [construct]: drawn } : {}) };
    }
  }

  /** Includes those that the stack should have removed, and has not. */
  private objectsInStack(): string[] {
    const stack = this.cloud.find(this.scene.account, STACK);
    const resources = [...(stack?.resources.values() ?? []), ...(stack?.leftovers ?? [])];
    return resources.flatMap((it) => (it.type.startsWith('Custom::') ? [this.story.objectOf(it.properties)] : []));
  }

  private templateFor(account: string): TemplateBody {
    const resources = Object.fromEntries(
      Object.entries(this.desired).map(([construct, properties]) => [
        this.movesInPlace ? construct : `${construct}${digestOf(this.scene.objectOf(properties))}`,
        customResource(account, this.story.kind, properties as PropertiesOf<typeof this.story.kind>),
      ]),
    );
    return {
      Resources: { ...resources, Sibling: siblingResource(randomSibling(this.random), Object.keys(resources)) },
    };
  }

  private actInConsole(): void {
    while (this.chance(0.4)) {
      const object = this.scene.objectOf(this.scene.draw());
      try {
        this.scene.act(object);
        this.story.acts.push({ at: this.cloud.clock.now().getTime(), object });
        this.log.push(`console: ${object} is now ${this.scene.stateOf(object)}`);
      } catch (error) {
        if (!(error instanceof ServiceError)) {
          throw error;
        }
        this.log.push(`console: refused: ${error.message}`);
      }
    }
    this.jumpSometimes();
  }
}

function digestOf(object: string): string {
  return createHash('sha256').update(object).digest('hex').slice(0, 8);
}
