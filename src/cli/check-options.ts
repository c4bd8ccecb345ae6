import type { Requirements } from '../rules/requirements';

/** What a command reads, and how. */
export interface InputOptions {
  /** Files and folders; `-` is the standard input. */
  readonly inputs: readonly string[];
  /** The account IDs of files, by the input, or of all files under the key `*`. */
  readonly accounts: ReadonlyMap<string, string>;
  /** The Regions of files, likewise. */
  readonly regions: ReadonlyMap<string, string>;
  /** Values of the templates' parameters, by their names. */
  readonly parameters: ReadonlyMap<string, string>;
}

/** What `check` reads, and how. */
export interface CheckOptions extends InputOptions {
  /** The IDs of rules that are not evaluated. */
  readonly disabled: readonly string[];
  /** What the organization of the user requires. */
  readonly requirements: Requirements;
}
