import { CleanRoomsClient, GetCollaborationCommand } from '@aws-sdk/client-cleanrooms';
import { describe, expect, test } from 'vitest';
import { ConfigurationError, type Environment, endpointOf } from '../../../src/custom-resources/engine/endpoint';
import { PARTITIONS, partitionOf } from '../../../src/custom-resources/engine/partitions';
import { pathAt } from '../../../src/custom-resources/engine/signing';
import { CLEAN_ROOMS } from '../../../src/custom-resources/service/clean-rooms';

const ID = '11111111-2222-3333-4444-555555555555';

interface Sent {
  readonly protocol: string;
  readonly hostname: string;
  readonly port?: number;
  readonly path: string;
}

/** Where the SDK sends a request, or why it sends none. */
async function urlOfSdk(region: string, environment: Environment): Promise<string | Error> {
  const before = { ...process.env };
  Object.assign(process.env, { AWS_CONFIG_FILE: '/none', AWS_SHARED_CREDENTIALS_FILE: '/none', ...environment });
  try {
    let url = '';
    const client = new CleanRoomsClient({
      region,
      credentials: { accessKeyId: 'a', secretAccessKey: 's' },
      maxAttempts: 1,
      requestHandler: {
        handle: async ({ protocol, hostname, port, path }: Sent) => {
          url = `${protocol}//${hostname}${port ? `:${port}` : ''}${path}`;
          throw new Error('sent');
        },
      },
    });
    const error = await client.send(new GetCollaborationCommand({ collaborationIdentifier: ID })).catch((it) => it);
    return url || error;
  } finally {
    // Key by key: other files of the same worker hold on to the object.
    for (const name of Object.keys(process.env).filter((one) => !(one in before))) {
      delete process.env[name];
    }
    Object.assign(process.env, before);
  }
}

function urlOfHandler(region: string, environment: Environment): string | Error {
  try {
    const endpoint = endpointOf(CLEAN_ROOMS, region, environment);
    return new URL(pathAt(endpoint, `/collaborations/${ID}`), endpoint).href;
  } catch (error) {
    return error as Error;
  }
}

const REGIONS = [
  'us-east-1',
  'eu-central-1',
  'il-central-1',
  'cn-north-1',
  'us-gov-west-1',
  'us-iso-east-1',
  'us-isob-east-1',
  'eu-isoe-west-1',
  'us-isof-south-1',
  'eusc-de-east-1',
  // Of no partition.
  'moon-north-1',
  'aws-global',
];

const ENVIRONMENTS: readonly Environment[] = [
  {},
  { AWS_USE_FIPS_ENDPOINT: 'true' },
  { AWS_USE_FIPS_ENDPOINT: 'false' },
  { AWS_USE_DUALSTACK_ENDPOINT: 'true' },
  { AWS_USE_FIPS_ENDPOINT: 'true', AWS_USE_DUALSTACK_ENDPOINT: 'true' },
  { AWS_ENDPOINT_URL: 'https://proxy.example' },
  { AWS_ENDPOINT_URL: 'http://localhost:4566/with/a/path' },
  { AWS_ENDPOINT_URL: 'http://all.example', AWS_ENDPOINT_URL_CLEANROOMS: 'http://one.example/path' },
  { AWS_ENDPOINT_URL: 'http://all.example', AWS_ENDPOINT_URL_CLEANROOMS: '' },
  { AWS_ENDPOINT_URL_S3: 'http://another.example' },
  { AWS_ENDPOINT_URL: 'http://all.example', AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true' },
  { AWS_ENDPOINT_URL: 'http://all.example', AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'false' },
];

describe('the endpoint is that of the SDK', () => {
  test.each(REGIONS.flatMap((region) => ENVIRONMENTS.map((environment) => [region, environment] as const)))(
    'in %s with %o',
    async (region, environment) => {
      const expected = await urlOfSdk(region, environment);

      expect(expected).toMatch(/^https?:/);
      expect(urlOfHandler(region, environment)).toBe(expected);
    },
  );

  test.each([
    { AWS_ENDPOINT_URL: 'http://all.example', AWS_USE_FIPS_ENDPOINT: 'true' },
    { AWS_ENDPOINT_URL: 'http://all.example', AWS_USE_DUALSTACK_ENDPOINT: 'true' },
    { AWS_ENDPOINT_URL: 'proxy' },
  ])('and with %o, there is none for both', async (environment) => {
    expect(await urlOfSdk('us-east-1', environment)).toBeInstanceOf(Error);
    expect(urlOfHandler('us-east-1', environment)).toBeInstanceOf(ConfigurationError);
  });

  test('except that no slash is doubled', async () => {
    const environment = { AWS_ENDPOINT_URL: 'http://localhost:4566/a/' };

    expect(await urlOfSdk('us-east-1', environment)).toBe(`http://localhost:4566/a//collaborations/${ID}`);
    expect(urlOfHandler('us-east-1', environment)).toBe(`http://localhost:4566/a/collaborations/${ID}`);
  });

  test.each([
    ['AWS_USE_FIPS_ENDPOINT', 'yes'],
    ['AWS_USE_DUALSTACK_ENDPOINT', '1'],
    ['AWS_IGNORE_CONFIGURED_ENDPOINT_URLS', 'TRUE'],
  ])('except that %s = %s is an error, and not ignored', async (variable, value) => {
    expect(await urlOfSdk('us-east-1', { [variable]: value })).toMatch(/^https:\/\/cleanrooms\.us-east-1\./);
    expect(() => endpointOf(CLEAN_ROOMS, 'us-east-1', { [variable]: value })).toThrow(
      `${variable} must be "true" or "false", not "${value}"`,
    );
  });
});

describe('the partitions are those of the SDK', () => {
  test('with their domains and Regions', async () => {
    const { partitionsInfo } = await import(
      // Not an entry point of the package, but the only place of its data.
      '../../../node_modules/@aws-sdk/core/dist-es/submodules/client/util-endpoints/lib/aws/partitions.js' as string
    );
    const expected = partitionsInfo.partitions.map(
      ({ id, regionRegex, outputs }: { id: string; regionRegex: string; outputs: Record<string, unknown> }) => ({
        id,
        region: regionRegex.replaceAll('\\-', '-'),
        dnsSuffix: outputs.dnsSuffix,
        dualStackDnsSuffix: outputs.dualStackDnsSuffix,
        // What `endpointOf` takes for granted.
        supportsFIPS: outputs.supportsFIPS,
        supportsDualStack: outputs.supportsDualStack,
      }),
    );

    expect(
      PARTITIONS.map((partition) => ({
        ...partition,
        region: partition.region.source,
        supportsFIPS: true,
        supportsDualStack: true,
      })),
    ).toEqual(expected);
  });

  test('and an unknown Region is of the partition aws', () => {
    expect(partitionOf('moon-north-1').id).toBe('aws');
  });
});
