import type { IConstruct } from 'constructs';
import { Note } from '../private/note';
import { both, type Requirements } from '../rules/requirements';

export { both, RANGES, type Requirements } from '../rules/requirements';

const REQUIREMENTS = new Note<Requirements[]>('Requirements');

/** States requirements for the resources of an app or stage, in addition to those that are stated already. */
export function stateRequirements(stage: IConstruct, requirements: Requirements): void {
  const before = REQUIREMENTS.read(stage);
  if (before) {
    before.push(requirements);
  } else {
    REQUIREMENTS.write(stage, [requirements]);
  }
}

/** The requirements for the resources of a stage: its own, and those of the app and the stages around it. */
export function requirementsOf(stage: IConstruct): Requirements {
  return stage.node.scopes.flatMap((scope) => REQUIREMENTS.read(scope) ?? []).reduce(both, {});
}
