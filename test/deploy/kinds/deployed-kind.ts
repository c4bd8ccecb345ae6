import type { CleanRoomsService } from '../../../local/cleanrooms/service';
import type { KindName, PropertiesOf } from '../../../src/custom-resources/kinds';

/** What a deployment of one kind of custom resource needs, beside what `KindUnderTest` has. */
export interface DeployedKind<P extends object> {
  /**
   * Properties with a name that no other object has, for a kind that finds what it is about by its name.
   *
   * @default - the properties that the kind prepares
   */
  named?(service: CleanRoomsService, properties: P, name: string): P;
  /** Other properties of the same object. */
  changed(properties: P): P;
  /** Attributes after the creation, for a kind that reads. */
  readonly attributes?: Readonly<Record<string, unknown>>;
  /** Whether the service has what the properties request, for a kind that changes something. */
  isMet?(service: CleanRoomsService, properties: P): boolean;
  /** Why the service still has it after the resource is deleted or rolled back. @default - it has not */
  readonly retained?: string;
}

export type DeployedKinds = { readonly [K in KindName]: DeployedKind<PropertiesOf<K>> };
