import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { CheckFailed } from '../../../lib/check-failed.mjs';
import { inProject } from '../../../lib/project.mjs';

/** The page for .NET users. */
export const PAGE = 'docs/dotnet.md';

/** What the compiler adds to a project that `dotnet new` made. */
const IMPLICIT_USINGS = ['', '.Collections.Generic', '.IO', '.Linq', '.Net.Http', '.Threading', '.Threading.Tasks'];

/**
 * The C# on the page, each block a whole file.
 *
 * @param {string} folder to write them to
 * @param {import('./compiler.mjs').CSharpProject[]} packages
 * @returns {Promise<import('./compiler.mjs').CSharpProject[]>}
 */
export async function snippetProjects(folder, packages) {
  const page = readFileSync(inProject(PAGE), 'utf8');
  const blocks = [...page.matchAll(/```csharp\n(.*?)```/gs)];
  if (blocks.length === 0) {
    throw new CheckFailed(`${PAGE} has no C#`);
  }
  const references = packages.map(({ name }) => name);
  const usings = join(folder, 'usings.cs');
  await writeFile(usings, IMPLICIT_USINGS.map((name) => `global using System${name};\n`).join(''));
  return Promise.all(
    blocks.map(async ({ 1: text, index }) => {
      const line = page.slice(0, index).split('\n').length;
      const name = `${basename(PAGE)} from line ${line}`;
      const file = join(folder, `${name}.cs`);
      await writeFile(file, text);
      return { name, sources: [usings, file], references, program: !/\bclass\b/.test(text) };
    }),
  );
}
