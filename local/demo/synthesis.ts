import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { App } from 'aws-cdk-lib';

const EXAMPLES = join(__dirname, '..', '..', 'examples');

export interface Version {
  /** The example's folder. */
  readonly example: string;
  readonly build: () => App;
  /** Where the templates go, for `cdk deploy --app`. */
  readonly outdir: string;
  /** As with `cdk deploy -c`. */
  readonly context?: { readonly [key: string]: string };
  /** What the user changes in the source since the last version. */
  readonly edit?: (app: App) => void;
}

/** Synthesizes a version of an example in this process, and returns its app, with the settings that the CDK CLI would take from cdk.json. */
export function synthesize({ example, build, outdir, context = {}, edit }: Version): App {
  const { CDK_OUTDIR, CDK_CONTEXT_JSON } = process.env;
  try {
    process.env.CDK_OUTDIR = outdir;
    process.env.CDK_CONTEXT_JSON = JSON.stringify({ ...settingsOf(example), ...context });
    const app = build();
    edit?.(app);
    app.synth();
    return app;
  } finally {
    restore({ CDK_OUTDIR, CDK_CONTEXT_JSON });
  }
}

function settingsOf(example: string): object {
  return JSON.parse(readFileSync(join(EXAMPLES, example, 'cdk.json'), 'utf8')).context ?? {};
}

function restore(variables: { readonly [name: string]: string | undefined }): void {
  for (const [name, value] of Object.entries(variables)) {
    if (value === undefined) {
      delete process.env[name];
    } else {
      process.env[name] = value;
    }
  }
}
