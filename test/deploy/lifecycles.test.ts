import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { bundled } from '../custom-resources/support/bundled';
import { LIFECYCLES } from './lifecycles';
import { LocalWorld } from './local-world';
import { typeScriptProgram } from './typescript-program';

const EXAMPLES = join(__dirname, '..', '..', 'examples');

beforeAll(bundled);

test('each example in TypeScript has a lifecycle', () => {
  const examples = readdirSync(EXAMPLES).filter((name) => existsSync(join(EXAMPLES, name, 'app.ts')));

  expect(LIFECYCLES.map(({ example }) => example).sort()).toEqual(examples.sort());
});

test.concurrent.for(LIFECYCLES.map((lifecycle) => [lifecycle.example, lifecycle.title, lifecycle] as const))(
  '%s %s',
  async ([, , lifecycle], { onTestFinished }) => {
    const world = await LocalWorld.open(onTestFinished);
    await lifecycle.run(world, typeScriptProgram(world, lifecycle));
  },
);
