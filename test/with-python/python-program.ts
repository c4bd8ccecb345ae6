import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type Changes,
  contextArgs,
  type Lifecycle,
  type Program,
  type Replacement,
  type Version,
} from '../deploy/lifecycles/lifecycle';
import type { LocalWorld } from '../deploy/local-world';
import { given } from './given';

/** The CDK CLI runs every version in Python; a later one is a copy of the examples with another text. */
export function pythonProgram(world: LocalWorld, { example }: Lifecycle): Program {
  const app = `"${given('PYTHON_WITH_LIBRARY')}" -m ${moduleOf(example)}.app`;

  function version(name: string, examples: string, context: Changes['context'] = {}): Version {
    const outdir = world.path(name);
    return {
      outdir,
      args: ['--app', app, '--output', outdir, ...contextArgs(context)],
      cwd: join(examples, 'python'),
      // The template validation takes seconds, and is a test of examples/python.
      env: { CDK_VALIDATION: 'false' },
    };
  }

  return {
    original: async (name, context) => version(name, given('EXAMPLES'), context),
    later: async (name, { context, source }) => {
      const copy = world.path(`${name}-examples`);
      await cp(given('EXAMPLES'), copy, { recursive: true });
      await edit(copy, source?.python ?? []);
      return version(name, copy, context);
    },
  };
}

/** The package of an example in Python. */
export function moduleOf(example: string): string {
  return example.replaceAll('-', '_');
}

async function edit(examples: string, replacements: readonly Replacement[]): Promise<void> {
  for (const { file, text, by } of replacements) {
    const path = join(examples, file);
    const parts = (await readFile(path, 'utf8')).split(text);
    if (parts.length !== 2) {
      throw new Error(`examples/${file} contains ${JSON.stringify(text)} ${parts.length - 1} times, not once`);
    }
    await writeFile(path, parts.join(by));
  }
}
