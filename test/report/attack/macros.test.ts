import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { report } from '../../../src/cli/report';
import { ADVERTISER, learned, PUBLISHER, TestRoom } from './room';

const MACRO = { 'Fn::Transform': { Name: 'AWS::Include', Parameters: { Location: 's3://snippets/rules.yaml' } } };

/** A stack as it renders its template, without the references to it from the stack of another account. */
interface Rendered {
  _toCloudFormation(): { readonly Resources: Record<string, { Properties: object }> };
}

/** The report on the template of a publisher, with other properties of the table `imp`. */
function reportOn(properties: object) {
  const room = new TestRoom();
  const { table } = room.table('publisher', 'imp', {}, { columns: ['uid'] });
  const { Resources: resources } = (room.publisher as unknown as Rendered)._toCloudFormation();
  const own = resources[room.publisher.getLogicalId(table)];
  if (!own) {
    throw new Error('The table is not in the template');
  }
  own.Properties = { ...own.Properties, ...properties };
  const folder = mkdtempSync(join(tmpdir(), 'macros-'));
  const file = join(folder, 'publisher.json');
  writeFileSync(file, JSON.stringify({ Resources: resources }));
  try {
    const [first] = report({
      inputs: [file],
      accounts: new Map([['*', PUBLISHER]]),
      regions: new Map([['*', 'us-east-1']]),
      parameters: new Map(),
    }).reports;
    return first;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('a macro', () => {
  test.each([
    ['in the properties of a table', { AnalysisRules: undefined, ...MACRO }],
    [
      'in a rule',
      { AnalysisRules: [{ Type: 'CUSTOM', Policy: { V1: { Custom: { AllowedAnalyses: [], ...MACRO } } } }] },
    ],
  ])('can allow any query %s', (_, properties) => {
    const first = reportOn(properties);

    expect(first && learned(first, ADVERTISER)[0]).toMatch(/ CLEAR$/);
    expect(first?.unknown.map(({ what }) => what)).toContain('the analysis rule of "imp"');
  });
});
