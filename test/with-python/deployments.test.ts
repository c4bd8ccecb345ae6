import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { LIFECYCLES } from '../deploy/lifecycles';
import { LocalWorld } from '../deploy/local-world';
import { given } from './given';
import { moduleOf, pythonProgram } from './python-program';

test('each example in Python has a lifecycle, and each lifecycle an example in Python', () => {
  const folder = join(given('EXAMPLES'), 'python');
  const modules = readdirSync(folder).filter((name) => existsSync(join(folder, name, 'app.py')));

  expect(modules.sort()).toEqual(LIFECYCLES.map(({ example }) => moduleOf(example)).sort());
});

test.concurrent.for(LIFECYCLES.map((lifecycle) => [lifecycle.example, lifecycle.title, lifecycle] as const))(
  '%s in Python %s',
  async ([, , lifecycle], { onTestFinished }) => {
    const world = await LocalWorld.open(onTestFinished);
    await lifecycle.run(world, pythonProgram(world, lifecycle));
  },
);
