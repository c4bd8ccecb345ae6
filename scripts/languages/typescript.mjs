import { cp, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { run, tool } from '../lib/command.mjs';
import { exampleNames } from '../lib/example.mjs';
import { inProject } from '../lib/project.mjs';
import { ONLY } from './examples.mjs';
import { installPacked } from './npm-package.mjs';
import { templateHash } from './template-hash.mjs';

/**
 * Synthesizes the examples in TypeScript, with the packed library: what the other languages compare with.
 *
 * @param {{ tarball: string, folder: string }} options `folder` is a new one
 * @returns {Promise<{ templates: string, hashes: Record<string, string>, only: Record<string, string[] | undefined> }>}
 *   `templates` holds a cloud assembly for each example, and `only` the languages that have it if not all do
 */
export async function synthesizeInTypeScript({ tarball, folder }) {
  const project = join(folder, 'project');
  const templates = join(folder, 'templates');
  await mkdir(project, { recursive: true });
  await installPacked(tarball, project);
  const hashes = {};
  for (const example of exampleNames()) {
    // Without the tsconfig.json of examples/, which would lead the import to src/.
    await cp(inProject('examples', example), join(project, example), { recursive: true });
    // No context either: consumers synthesize as a plain `app.synth()`, without the command line.
    await run(tool('tsx', join(project, example, 'app.ts')), {
      cwd: project,
      env: {
        CDK_OUTDIR: join(templates, example),
        CDK_CONTEXT_JSON: undefined,
        // `npm run verify` lets the CDK check these templates; it takes seconds.
        CDK_VALIDATION: 'false',
        NODE_PATH: undefined,
      },
    });
    hashes[example] = templateHash(join(templates, example));
  }
  return { templates, hashes, only: ONLY };
}
