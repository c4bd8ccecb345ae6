import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { run, tool } from '../../../lib/command.mjs';
import { inProject } from '../../../lib/project.mjs';
import { writePartOfCdk } from '../part-of-cdk.mjs';

/**
 * Makes the C# of the packages that ours depends on, as their authors made what NuGet has: by jsii-pacmak.
 *
 * @param {{ folder: string, sources: string[] }} options `folder` is a new one; `sources` are files with C# of a user
 * @returns {Promise<Record<'Constructs' | 'Amazon.CDK.Lib', string>>} the folder of each NuGet package
 */
export async function dependencyBindings({ folder, sources }) {
  const texts = await Promise.all(sources.map((file) => readFile(file, 'utf8')));
  // Its other dependencies hold assets, and no type that could be mentioned.
  const lib = await writePartOfCdk({ folder, texts, dependencies: ['constructs'] });
  const target = ['--target', 'dotnet', '--code-only', '--no-npmignore', '--outdir', folder];
  await run(tool('jsii-pacmak', ...target, lib, inProject('node_modules', 'constructs')));
  return {
    Constructs: join(folder, 'dotnet', 'Constructs'),
    'Amazon.CDK.Lib': join(folder, 'dotnet', 'Amazon.CDK.Lib'),
  };
}
