import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { App } from 'aws-cdk-lib';
import { constructSource } from '../../../src/model/construct-source';
import { readGraph } from '../../../src/model/graph';
import type { Source } from '../../../src/model/source';
import { privacyReports } from '../../../src/report/privacy-reports';
import type { PrivacyReport } from '../../../src/report/report';

const FOLDER = join(__dirname, '..', '..', '..', 'examples');

/** The names of all examples in TypeScript. */
export const EXAMPLES = readdirSync(FOLDER).filter((name) => existsSync(join(FOLDER, name, 'app.ts')));

export async function exampleApp(name: string): Promise<App> {
  const { buildApp } = (await import(join(FOLDER, name, 'app'))) as { readonly buildApp: () => App };
  return buildApp();
}

export function reportsOnSource(source: Source): readonly PrivacyReport[] {
  return privacyReports(readGraph(source).graph);
}

/** The reports on the constructs of an example. */
export async function reportsOnExample(name: string): Promise<readonly PrivacyReport[]> {
  return reportsOnSource(constructSource(await exampleApp(name)));
}
