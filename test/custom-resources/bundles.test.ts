import { readdirSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { inPackage } from '../../src/private/package-root';
import { bundled } from './support/bundled';
import { eventOf, VirtualWorld } from './support/virtual-world';

const SOURCES = join(__dirname, '..', '..', 'src', 'custom-resources');
const KINDS = readdirSync(SOURCES).filter((name) => readdirSync(join(SOURCES, name)).includes('handler.lambda.ts'));

beforeAll(bundled);

describe.each(KINDS)('the bundle of %s', (kind) => {
  test('F18: is there and small', () => {
    const { size } = statSync(inPackage('assets', kind, 'index.js'));

    expect(size).toBeGreaterThan(1_000);
    expect(size).toBeLessThan(100_000);
  });

  test('F16: needs nothing that Lambda would have to bring', () => {
    const code = readFileSync(inPackage('assets', kind, 'index.js'), 'utf8');
    const required = [...code.matchAll(/\brequire\("([^"]+)"\)/g)].map(([, name]) => name);

    expect(
      required.filter((name) => !name?.match(/^(node:.*|crypto|fs|path|os|stream|buffer|util|http|https)$/)),
    ).toEqual([]);
    expect(code).not.toContain('aws-cdk-lib');
  });

  test('answers the Delete of what never was', async () => {
    const { run, handler } = createRequire(__filename)(inPackage('assets', kind, 'index.js'));
    const world = new VirtualWorld(() => ({ status: 500, headers: {}, body: '' }));

    await run(eventOf('Delete', {}, { physicalId: 'not-created/1' }), world.context, world);

    expect(world.answers).toMatchObject([{ Status: 'SUCCESS' }]);
    expect(handler).toBeTypeOf('function');
  });
});
