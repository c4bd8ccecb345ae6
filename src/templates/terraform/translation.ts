import type { Fields } from './fields';
import type { Taken } from './places';
import type { Planned, PlannedFields } from './planned';

/** How a resource type of a provider is translated. */
export interface Translation {
  /** The CloudFormation resource type, or `undefined` if the resource only adds something to others. */
  readonly type?: string;
  /** The CloudFormation attribute that an attribute is, or `undefined` if it is none: `Arn` for `arn`. */
  readonly attributeOf: (path: readonly string[]) => string | undefined;
  /** Without `written`, it is not known what the configuration specifies. */
  readonly translate: (attributes: PlannedFields, written: Fields | undefined) => readonly Translated[];
}

/** What one resource of the plan is in a template. */
export type Translated = TranslatedResource | Addition;

export interface TranslatedResource {
  /** What distinguishes it from other resources of the same resource of the plan. */
  readonly suffix?: string;
  readonly type: string;
  readonly properties: PlannedFields;
  /**
   * A property that is the one of another resource, to which a value refers.
   *
   * @default - the resource has all of its properties
   */
  readonly shares?: Link;
}

/** A property of another resource, to which a value refers. */
export interface Addition {
  readonly adds: Planned | undefined;
  readonly to: Link;
}

/** A property of the resource whose identifier a value is. */
export interface Link {
  readonly property: string;
  readonly by: Planned | undefined;
  readonly taken: Taken;
}

export function isAddition(translated: Translated): translated is Addition {
  return 'adds' in translated;
}
