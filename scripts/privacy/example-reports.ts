import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { App } from 'aws-cdk-lib';
import { synthesize } from '../../local/demo/synthesis';
import { constructSource } from '../../src/model/construct-source';
import { readGraph } from '../../src/model/graph';
import { privacyReports } from '../../src/report/privacy-reports';
import type { PrivacyReport } from '../../src/report/report';

const EXAMPLES = join(__dirname, '..', '..', 'examples');

export interface ExampleReports {
  /** The folder of the example. */
  readonly example: string;
  readonly reports: readonly PrivacyReport[];
}

/** The reports on the synthesized examples, by name. */
export async function exampleReports(outdir: string): Promise<readonly ExampleReports[]> {
  const names = readdirSync(EXAMPLES).filter((name) => existsSync(join(EXAMPLES, name, 'app.ts')));
  const all: ExampleReports[] = [];
  // One after the other: an app reads its context from the environment.
  for (const example of names.sort()) {
    const { buildApp } = (await import(join(EXAMPLES, example, 'app'))) as { readonly buildApp: () => App };
    const app = synthesize({ example, build: buildApp, outdir: join(outdir, example) });
    all.push({ example, reports: privacyReports(readGraph(constructSource(app)).graph) });
  }
  return all;
}
