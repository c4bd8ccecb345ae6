import type { App } from 'aws-cdk-lib';
import { CfnAnalysisTemplate } from 'aws-cdk-lib/aws-cleanrooms';
import { expect } from 'vitest';
import { buildApp } from '../../../examples/pyspark-job/app';
import { describeTables } from '../../../local/demo/edits';
import { boundTo } from '../../../local/demo/role-trust';
import { ADVERTISER as BRAND, type LocalWorld, REGION, PUBLISHER as RETAILER } from '../local-world';
import type { Lifecycle, Program, SourceChange } from './lifecycle';

const DEPLOY = ['deploy', '--all', '--require-approval', 'never'];

const SECOND_VERSION: SourceChange = {
  typescript: (app) => {
    setDefault(app, 'spring');
    // The stack with the data of the retailer looks at the brand's only if its own template changes.
    describeTables(app, 'Second version');
  },
  python: [
    {
      file: 'python/pyspark_job/brand_stack.py',
      text: 'AnalysisParameter.string("campaign")',
      by: 'AnalysisParameter.string("campaign", default_value="spring")',
    },
    {
      file: 'python/pyspark_job/brand_stack.py',
      text: 'allowed_columns=["customer_id", "campaign", "contacted_on"],',
      by: 'allowed_columns=["customer_id", "campaign", "contacted_on"], description="Second version",',
    },
    {
      file: 'python/pyspark_job/retailer_data_stack.py',
      text: 'allowed_columns=["customer_id", "purchased_on"],',
      by: 'allowed_columns=["customer_id", "purchased_on"], description="Second version",',
    },
  ],
};

export const pysparkJob: Lifecycle = {
  example: 'pyspark-job',
  build: buildApp,
  title: 'is deployed into two accounts in the order of their dependencies, replaced by another job, and destroyed',
  run,
};

async function run(world: LocalWorld, program: Program): Promise<void> {
  await world.bootstrap(RETAILER);
  await world.bootstrap(BRAND, RETAILER);
  const [retailer, brand] = [world.rooms(RETAILER), world.rooms(BRAND)];

  const first = await program.original('first');
  await world.cdk([...DEPLOY, '--strict', ...first.args], first);

  const [ours] = brand.memberships();
  const [theirs] = retailer.memberships();
  expect(ours?.defaultJobResultConfiguration).toMatchObject({
    outputConfiguration: { s3: { keyPrefix: 'jobs' } },
    roleArn: expect.stringContaining(`arn:aws:iam::${BRAND}:role/`),
  });
  const [template] = brand.templates(ours?.id ?? '');
  const details = brand.templateDetails(ours?.id ?? '', template?.id ?? '');
  expect(details).toMatchObject({
    format: 'PYSPARK_1_0',
    schema: { referencedTables: ['contacts', 'purchases'] },
    source: {
      artifacts: {
        entryPoint: {
          location: {
            bucket: `cdk-hnb659fds-assets-${BRAND}-${REGION}`,
            key: expect.stringMatching(/^[0-9a-f]{64}\.py$/),
          },
        },
      },
    },
  });
  expect(boundTo(world.cloud, details.source.artifacts?.roleArn ?? '')).toEqual([ours?.arn]);
  const allowed = () => [retailer, brand].flatMap((rooms) => rooms.tables().map(({ id }) => rooms.allowedAnalyses(id)));
  expect(allowed()).toEqual([[template?.arn], [template?.arn]]);
  expect(brand.associations(ours?.id ?? '')).toMatchObject([{ name: 'contacts' }]);
  expect(retailer.associations(theirs?.id ?? '')).toMatchObject([{ name: 'purchases' }]);

  const next = await program.later('next', { source: SECOND_VERSION });
  await world.cdk([...DEPLOY, ...next.args], next);

  const [replacement, ...others] = brand.templates(ours?.id ?? '');
  expect(others).toEqual([]);
  expect(replacement?.arn).not.toBe(template?.arn);
  expect(allowed()).toEqual([[replacement?.arn], [replacement?.arn]]);

  await world.cdk(['destroy', '--all', '--force', '--app', next.outdir]);

  expect(world.statusOf(RETAILER, 'RetailerData')).toBe('DELETE_COMPLETE');
  expect(world.statusOf(BRAND, 'Brand')).toBe('DELETE_COMPLETE');
  expect(world.statusOf(RETAILER, 'Retailer')).toBe('DELETE_COMPLETE');
  expect([retailer.tables(), brand.tables(), brand.templates(ours?.id ?? '')]).toEqual([[], [], []]);
  expect(world.defects()).toEqual([]);
}

/** The parameters of a template are fixed at its creation, so the template is replaced. */
function setDefault(app: App, value: string): void {
  for (const construct of app.node.findAll()) {
    if (construct instanceof CfnAnalysisTemplate) {
      construct.addPropertyOverride('AnalysisParameters.0.DefaultValue', value);
    }
  }
}
