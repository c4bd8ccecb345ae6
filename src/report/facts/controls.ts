import { CONTROLS } from '../controls';
import type { Room } from '../room';
import { controlsOfBudgets } from './controls/budgets';
import { controlsOfCollaboration } from './controls/collaboration';
import { controlsOfMembers } from './controls/members';
import { controlsOfModels } from './controls/models';
import { controlsOfNamespaces } from './controls/namespaces';
import type { ReadControl } from './controls/reading';
import { controlsOfTables } from './controls/tables';
import { controlsOfTemplates } from './controls/templates';
import { sortedBy } from './sorted';

const READERS = [
  controlsOfCollaboration,
  controlsOfMembers,
  controlsOfTables,
  controlsOfBudgets,
  controlsOfTemplates,
  controlsOfNamespaces,
  controlsOfModels,
];

const KINDS = Object.keys(CONTROLS);

/** What limits what members of a room learn, by kind, owner and subject. */
export function controlsOf(room: Room): readonly ReadControl[] {
  return sortedBy(
    READERS.flatMap((read) => read(room)),
    ({ control: { kind, owner, subject } }) => [KINDS.indexOf(kind), owner ?? '', subject],
  );
}
