import type { App } from 'aws-cdk-lib';
import type { CdkOptions } from '../../../local/demo/cdk-cli';
import type { LocalWorld } from '../local-world';

/** What happens to an example from its first deployment to its last, in each language that has it. */
export interface Lifecycle {
  /** The folder of the example. */
  readonly example: string;
  /** Its app in TypeScript. */
  readonly build: () => App;
  /** What happens, with the example as the subject. */
  readonly title: string;
  readonly run: (world: LocalWorld, program: Program) => Promise<void>;
}

/** An example in one language. A version has a name, which is also that of the folder of its templates. */
export interface Program {
  /** The source as it is, run by the CDK CLI, for the first deployment. */
  original(name: string, context?: Context): Promise<Version>;
  /** A later version. */
  later(name: string, changes: Changes): Promise<Version>;
}

/** As with `cdk deploy -c`. */
export interface Context {
  readonly [key: string]: string;
}

export interface Changes {
  readonly context?: Context;
  /** @default - the source stays as it is */
  readonly source?: SourceChange;
}

/** What a user changes in the source of an example. */
export interface SourceChange {
  /** Done to the tree of the app instead of to its source. */
  readonly typescript: (app: App) => void;
  readonly python: readonly Replacement[];
}

export interface Replacement {
  /** Below `examples/`. */
  readonly file: string;
  /** Text that the file contains once. */
  readonly text: string;
  readonly by: string;
}

/** What a command of the CDK CLI needs to run the program, which then leaves its templates in a folder. */
export interface Version extends Pick<CdkOptions, 'cwd' | 'env'> {
  readonly args: readonly string[];
  /** For commands after the first one: `--app <outdir>` does not run the program again. */
  readonly outdir: string;
}

export function contextArgs(context: Context): string[] {
  return Object.entries(context).flatMap(([key, value]) => ['-c', `${key}=${value}`]);
}
