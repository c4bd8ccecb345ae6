import { join } from 'node:path';
import { inProject, ROOT } from './project.mjs';

const FOLDER = inProject('node_modules', '.cache', 'cdk-cleanrooms', 'apps');

/**
 * Bundles an app with all that it imports of this project: tsx takes longer to find and open hundreds of files than esbuild
 * to bundle them.
 *
 * @param {string} folder of the app, relative to the project; files are read relative to it
 * @param {string} file
 * @param {string} tsconfig relative to the project
 * @returns {Promise<string>} the bundle, for Node
 */
export async function bundledApp(folder, file, tsconfig) {
  // What imports this starts before anything is installed.
  const { build } = await import('esbuild');
  const outfile = join(FOLDER, folder, `${file}.cjs`);
  await build({
    absWorkingDir: ROOT,
    entryPoints: [join(folder, file)],
    outfile,
    bundle: true,
    packages: 'external',
    platform: 'node',
    target: 'node20',
    define: { __dirname: JSON.stringify(inProject(folder)) },
    tsconfig,
  });
  return outfile;
}
