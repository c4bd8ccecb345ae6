import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { App } from 'aws-cdk-lib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { constructSource } from '../../src/model/construct-source';
import { readGraph } from '../../src/model/graph';
import { reportsJson } from '../../src/report/json';
import { pageOf } from '../../src/report/page/page';
import { privacyReports } from '../../src/report/privacy-reports';
import { run } from '../cli/terminal';
import { bundled } from '../custom-resources/support/bundled';

const EXAMPLES_FOLDER = join(__dirname, '..', '..', 'examples');
const EXAMPLES = readdirSync(EXAMPLES_FOLDER).filter((name) => existsSync(join(EXAMPLES_FOLDER, name, 'app.ts')));

beforeAll(() => void bundled());

describe.each(EXAMPLES)('the reports on the example %s', (name) => {
  let app: App;
  let folder: string;
  beforeAll(async () => {
    const { buildApp } = (await import(join(EXAMPLES_FOLDER, name, 'app'))) as { readonly buildApp: () => App };
    app = buildApp();
    folder = app.synth().directory;
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test('are the same from its constructs and from its cdk.out', () => {
    const reports = privacyReports(readGraph(constructSource(app)).graph);

    expect(reports.length).toBeGreaterThan(0);
    expect(run(['report', folder, '--format', 'json'])).toMatchObject({
      status: 0,
      out: reportsJson(reports),
      err: '',
    });
    expect(run(['report', folder])).toMatchObject({ status: 0, out: reports.map(pageOf).join('\n'), err: '' });
  });
});
