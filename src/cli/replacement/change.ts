import type { Severity } from '../../rules/rule';
import type { TemplateResource } from '../../templates/template-resource';
import type { Difference } from './difference';
import type { ResourceType } from './resource-type';

/** What becomes of the previous resource: as its policy states, or `unknown`. */
export type Fate = 'deleted' | 'kept' | 'unknown';

/** A resource that a deployment certainly replaces or removes. */
export interface Change {
  readonly type: ResourceType;
  readonly before: TemplateResource;
  /** The resource that takes its place: with the same logical ID, or another one that replaces it by itself. */
  readonly after?: TemplateResource;
  /** Whether CloudFormation replaces it under its logical ID, rather than removing it. */
  readonly isReplaced: boolean;
  readonly fate: Fate;
  /** Where the create-only properties of both certainly differ. */
  readonly differences: readonly Difference[];
}

/** A resource of which it is not known whether a deployment replaces or removes it. */
export interface Doubt {
  readonly resource: TemplateResource;
  /** The path of a property. */
  readonly property?: string;
  readonly reason: string;
}

/** An error, if something is lost that cannot be restored. */
export function severityOf({ type, after, isReplaced, fate, differences }: Change): Severity {
  const isRenamed = !isReplaced && after !== undefined;
  switch (type.isLost) {
    case 'always':
      return isReplaced || isRenamed || fate === 'deleted' ? 'error' : 'warning';
    case 'renamed':
      return isRenamed && differences.length === 0 ? 'error' : 'warning';
    case 'never':
      return 'warning';
  }
}
