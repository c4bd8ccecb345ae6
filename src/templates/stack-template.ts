import type { UserFrame } from '../private/user-frame';
import type { Data, DataPath, Document } from './document';

/** A template, with what is known about the stack that is deployed from it. */
export interface StackTemplate {
  /** Identifies the stack: the path of its construct, or the name of the file. */
  readonly path: string;
  /** The name by which other stacks read its outputs, if it is known. */
  readonly stackName?: string;
  /** Only stacks with the same scope can read outputs of each other: those of one stage, or of one command line. */
  readonly scope: string;
  readonly account?: string;
  readonly region?: string;
  /** The template. It can be of any shape, since anybody can write it. */
  readonly body: Data;
  /** The values of parameters, by their names. All others are known only at deployment. */
  readonly parameters: Readonly<Record<string, Data>>;
  /** The templates of nested stacks in it, by the logical IDs of their resources. */
  readonly nested: ReadonlyMap<string, StackTemplate>;
  /** The path that users know of a resource. */
  readonly pathOf: (logicalId: string) => string;
  /**
   * Where the user has created the construct of a resource.
   *
   * @default - unknown
   */
  readonly frameOf?: (logicalId: string) => UserFrame | undefined;
  /**
   * What constructs state about resources outside of the app, which no template contains.
   *
   * @default - nothing
   */
  readonly stated?: readonly StatedTemplateResource[];
  /** Where the template is written. */
  readonly written: Written;
}

/** A resource outside of the app, with what is stated about it. */
export interface StatedTemplateResource {
  readonly path: string;
  readonly type: string;
  readonly account?: string;
  readonly region?: string;
  /** The value by which resources of the stack refer to it. */
  readonly identifier: Data;
  /** The names of the properties that are stated, as on the L1. All others are unknown. */
  readonly names: readonly string[];
  /** Their values; what has none is stated to be absent. */
  readonly properties: Data;
  /** What its metadata would state for this library. */
  readonly metadata?: Data;
  /** The lists of other resources that are declared completely, if it is a resource that a partner is declared to have. */
  readonly declared?: readonly string[];
}

/** The document that contains a template, and the path to the template in it. */
export interface Written {
  readonly document: Document;
  readonly at: DataPath;
  /**
   * Where a resource is written, if it is not at its logical ID in `Resources`.
   *
   * @default - at its logical ID
   */
  readonly resourceAt?: (logicalId: string) => DataPath;
}
