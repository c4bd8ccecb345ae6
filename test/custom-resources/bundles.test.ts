import { readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { beforeAll, describe, expect, test } from 'vitest';
import { KIND_NAMES } from '../../src/custom-resources/kinds';
import { inPackage } from '../../src/private/package-root';
import { bundled } from './support/bundled';
import { eventOf, VirtualWorld } from './support/virtual-world';

beforeAll(bundled);

describe.each(KIND_NAMES)('the bundle of %s', (kind) => {
  test('F18: exists and is small', () => {
    const { size } = statSync(inPackage('assets', kind, 'index.js'));

    expect(size).toBeGreaterThan(1_000);
    expect(size).toBeLessThan(60_000);
  });

  test('F16: needs nothing that the runtime of Lambda must provide', () => {
    const code = readFileSync(inPackage('assets', kind, 'index.js'), 'utf8');
    const required = [...code.matchAll(/\brequire\("([^"]+)"\)/g)].map(([, name]) => name);

    expect(
      required.filter((name) => !name?.match(/^(node:.*|crypto|fs|path|os|stream|buffer|util|http|https)$/)),
    ).toEqual([]);
    expect(code).not.toContain('aws-cdk-lib');
  });

  test('responds to the Delete of what was never created', async () => {
    const { run, handler } = createRequire(__filename)(inPackage('assets', kind, 'index.js'));
    const world = new VirtualWorld(() => ({ status: 500, headers: {}, body: '' }));

    await run(eventOf('Delete', {}, { physicalId: 'not-created/1' }), world.context, world);

    expect(world.answers).toMatchObject([{ Status: 'SUCCESS' }]);
    expect(handler).toBeTypeOf('function');
  });
});
