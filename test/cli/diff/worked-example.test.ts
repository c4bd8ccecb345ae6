import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildApp } from '../../../examples/campaign-reach/app';
import { run } from '../terminal';

const BUILD_TIMEOUT = 60_000;

let folder: string;
/** What is deployed, and the pull request "spend by category, faster budget". */
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'worked-example-'));
  const { directory } = buildApp().synth();
  for (const name of ['main', 'branch']) {
    cpSync(directory, join(folder, name), { recursive: true });
  }
  edit('Publisher', 'AWS::CleanRooms::Collaboration', (room) => {
    room.Description = 'Reach and spend of the spring campaign';
  });
  edit('Publisher', 'AWS::CleanRooms::ConfiguredTable', (table) => {
    table.AllowedColumns = [...(table.AllowedColumns as string[]), 'cost'];
  });
  edit('Publisher', 'AWS::CleanRooms::AnalysisTemplate', (template) => {
    const { Text } = template.Source as { Text: string };
    const text = Text.replace('i.cat1,', 'i.cat1, i.cost,').replace(
      'AS conversions',
      'AS conversions,\n       SUM(cost) AS spend',
    );
    template.Source = { Text: text };
  });
  edit('Publisher', 'AWS::CleanRooms::PrivacyBudgetTemplate', (budget) => {
    budget.AutoRefresh = 'CALENDAR_MONTH';
    budget.Parameters = { Epsilon: 10, UsersNoisePerQuery: 30 };
  });
  edit('Advertiser', 'AWS::S3::Bucket', (bucket) => {
    bucket.LifecycleConfiguration = { Rules: [{ Status: 'Enabled', ExpirationInDays: 90 }] };
  });
}, BUILD_TIMEOUT);
afterAll(() => rmSync(folder, { recursive: true }));

function edit(stack: string, type: string, change: (properties: Record<string, unknown>) => void): void {
  const file = join(folder, 'branch', `${stack}.template.json`);
  const template = JSON.parse(readFileSync(file, 'utf8'));
  const resources = Object.values(template.Resources) as { Type: string; Properties: Record<string, unknown> }[];
  for (const { Properties } of resources.filter(({ Type }) => Type === type)) {
    change(Properties);
  }
  writeFileSync(file, JSON.stringify(template));
}

test('what the pull request lets out is as in the worked example', () => {
  const args = ['diff', join(folder, 'main'), join(folder, 'branch'), '--format', 'markdown'];
  const { status, out, err } = run(args);

  expect({ status, err }).toEqual({ status: 2, err: '' });
  expect(out).toMatchSnapshot();
});
