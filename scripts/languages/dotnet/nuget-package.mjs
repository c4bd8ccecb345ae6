import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CheckFailed } from '../../lib/check-failed.mjs';
import { filesBelow } from '../../lib/files-below.mjs';
import { inProject, readJson } from '../../lib/project.mjs';
import { withTemporaryFolder } from '../../lib/temporary-folder.mjs';
import { pacmak } from '../pacmak.mjs';
import { requireSameFiles } from '../same-files.mjs';

/** What nuget.org shows, or refuses a package without. */
const METADATA = ['Description', 'PackageId', 'PackageLicenseExpression', 'PackageVersion', 'Authors', 'PackageTags'];

/** The C# project of our package, generated into dist/dotnet/. */
export function generatedProject() {
  const { packageId } = readJson(inProject('package.json')).jsii.targets.dotnet;
  return inProject('dist', 'dotnet', packageId);
}

/**
 * Generates the C# project, twice: what is published must not depend on when or where it was made.
 *
 * @param {string} tarball
 * @returns {Promise<string[]>} its folder, since there is no NuGet package without the SDK
 */
export async function generate(tarball) {
  await generateInto(inProject('dist'), tarball);
  await withTemporaryFolder(async (outdir) => {
    await generateInto(outdir, tarball);
    const folders = [inProject('dist', 'dotnet'), join(outdir, 'dotnet')];
    const names = [...new Set(folders.flatMap((folder) => filesBelow(folder)))];
    const [files, others] = folders.map((folder) => names.map((name) => join(folder, name)));
    await requireSameFiles(files, others);
  });
  requireMetadata(generatedProject());
  return [generatedProject()];
}

/**
 * Builds the NuGet package with the SDK.
 *
 * @param {string} tarball
 * @returns {Promise<string[]>} the package and its symbols
 */
export async function pack(tarball) {
  // jsii-pacmak sets another property, which NuGet does not read; MSBuild takes those that a project lacks from here.
  const { homepage } = readJson(inProject('package.json'));
  await pacmak({ tarball, target: 'dotnet', env: { PackageProjectUrl: homepage } });
  const folder = inProject('dist', 'dotnet');
  return readdirSync(folder)
    .filter((file) => /\.s?nupkg$/.test(file))
    .map((file) => join(folder, file));
}

function generateInto(outdir, tarball) {
  return pacmak({ tarball, target: 'dotnet', args: ['--code-only'], outdir });
}

function requireMetadata(project) {
  const [file] = readdirSync(project).filter((name) => name.endsWith('.csproj'));
  const text = readFileSync(join(project, file), 'utf8');
  const missing = METADATA.filter((name) => !new RegExp(`<${name}>[^<]+</${name}>`).test(text));
  if (missing.length > 0) {
    throw new CheckFailed(`${file} lacks ${missing.join(', ')}`);
  }
}
