import { join } from 'node:path';
import { expect, test } from 'vitest';
import { boundTo } from '../../local/demo/role-trust';
import { ADVERTISER as BRAND, LocalWorld, REGION, PUBLISHER as RETAILER } from './local-world';

const SOURCE = join(__dirname, '..', '..', 'examples', 'pyspark-job');

test('pyspark-job is deployed into two accounts, in the order in which the companies depend on each other', async () => {
  const world = await LocalWorld.open();
  await world.bootstrap(RETAILER);
  await world.bootstrap(BRAND, RETAILER);
  const [retailer, brand] = [world.rooms(RETAILER), world.rooms(BRAND)];

  const deploy = ['deploy', '--all', '--require-approval', 'never', '--strict', '--output', world.path('source')];
  await world.cdk(deploy, { cwd: SOURCE });

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
  const allowed = [retailer, brand].flatMap((rooms) => rooms.tables().map(({ id }) => rooms.allowedAnalyses(id)));
  expect(allowed).toEqual([[template?.arn], [template?.arn]]);
  expect(brand.associations(ours?.id ?? '')).toMatchObject([{ name: 'contacts' }]);
  expect(retailer.associations(theirs?.id ?? '')).toMatchObject([{ name: 'purchases' }]);

  await world.cdk(['destroy', '--all', '--force', '--app', world.path('source')]);

  expect(world.statusOf(RETAILER, 'RetailerData')).toBe('DELETE_COMPLETE');
  expect(world.statusOf(BRAND, 'Brand')).toBe('DELETE_COMPLETE');
  expect(world.statusOf(RETAILER, 'Retailer')).toBe('DELETE_COMPLETE');
  expect(world.defects()).toEqual([]);
});
