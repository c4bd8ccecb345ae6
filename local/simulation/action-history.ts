import type { Setting } from './cloud-history';
import { repeatedActions, unmetActions, unrequestedActions } from './invariants/actions';
import type { Violation } from './invariants/violation';
import type { SimulatedKind } from './kinds/simulated-kind';
import { ObjectHistory } from './object-history';
import type { RecordedRequest } from './requests';

/** The stack of an account with some resources that do something to objects, which their deletion does not undo. */
export class ActionHistory extends ObjectHistory {
  constructor(
    setting: Setting,
    kind: SimulatedKind,
    private readonly acts: NonNullable<SimulatedKind['acts']>,
  ) {
    super(setting, kind);
  }

  protected override unmet(since: number): readonly Violation[] {
    return unmetActions(this.cloud, this.story, since);
  }

  protected override orphans(): readonly Violation[] {
    return [];
  }

  protected override unrequested(): readonly Violation[] {
    const repeated = this.acts === 'once' ? repeatedActions(this.cloud, this.story) : [];
    return [...unrequestedActions(this.cloud, this.story), ...repeated];
  }

  protected override mustSucceed({ event }: RecordedRequest): boolean {
    return this.story.isOwn(event) && this.scene.isUsable(this.story.objectOf(event.ResourceProperties));
  }
}
