import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { App } from 'aws-cdk-lib';
import type { AwsSolutionsChecks } from 'cdk-nag';
import { beforeAll, describe, expect, test } from 'vitest';
import { bundled } from '../custom-resources/support/bundled';

/** cdk-nag loads the `aws-cdk-lib` beside it, and does not recognize the resources of another one. */
const canLoad = process.env.CDK_LIB !== 'newest';
let Checks: typeof AwsSolutionsChecks;

const EXAMPLES = join(__dirname, '..', '..', 'examples');
const NAMES = readdirSync(EXAMPLES).filter((name) => existsSync(join(EXAMPLES, name, 'app.ts')));

/** What cdk-nag finds in resources that examples create beside those of this library, and why it can stay. */
const EXPLAINED: readonly (readonly [finding: RegExp, reason: string])[] = [
  [/^AwsSolutions-S1 /, 'who keeps server access logs decides where, and examples have no bucket for them'],
  [
    /^AwsSolutions-IAM5\[Resource::<\w+[.]Arn>\/[a-z]+\/[*]\] (Publisher\/Viewers|Advertiser\/Customers)\/Role\//,
    'the keys of the objects that AWS Entity Resolution reads below a prefix are not known',
  ],
];

beforeAll(async () => {
  bundled();
  if (canLoad) {
    Checks = (await import('cdk-nag')).AwsSolutionsChecks;
  }
});

test('there are examples', () => {
  expect(NAMES.length).toBeGreaterThanOrEqual(7);
});

/** The findings in an example, each as rule and path. */
async function findingsIn(name: string): Promise<readonly string[]> {
  const { buildApp } = (await import(join(EXAMPLES, name, 'app'))) as { buildApp: () => App };
  const { violations } = new Checks().validateScope(buildApp());
  return violations.flatMap(({ ruleName, violatingResources }) =>
    violatingResources.map((one) => `${ruleName} ${(one as { constructPath?: string }).constructPath}`),
  );
}

describe.runIf(canLoad)('cdk-nag', () => {
  test.each(NAMES)('finds nothing in the example %s that is not explained', async (name) => {
    const found = await findingsIn(name);

    expect(found.filter((one) => !EXPLAINED.some(([finding]) => finding.test(one)))).toEqual([]);
  });

  test('finds all that is explained', async () => {
    const found = (await Promise.all(NAMES.map(findingsIn))).flat();

    expect(EXPLAINED.filter(([finding]) => !found.some((one) => finding.test(one)))).toEqual([]);
  });
});
