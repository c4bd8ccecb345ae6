import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inProject, readJson } from '../../lib/project.mjs';
import { withTemporaryFolder } from '../../lib/temporary-folder.mjs';
import { pacmak } from '../pacmak.mjs';
import { provideCdkLib } from '../registry-gaps/java-cdk-lib/cdk-lib.mjs';
import { maven, SHORT_RUN } from './maven.mjs';
import { packageInfo } from './package-info.mjs';
import { withLowerBounds, withPinnedPlugins } from './pom.mjs';

/** The same sources give the same bytes: a fixed time in the jars, and nothing looked up on the network for the Javadoc. */
const REPRODUCIBLE = [
  '-Dproject.build.outputTimestamp=1985-10-26T08:15:00Z',
  '-Dnotimestamp=true',
  '-DdetectJavaApiLink=false',
];

/**
 * Makes the jars and the pom.xml, byte for byte the same each time.
 *
 * It is compiled against the lowest aws-cdk-lib that it works with. What is published asks for that or a newer one by a
 * range: a plain version would let Maven take an older one that a user names, which has no idea of some properties and
 * drops them, protections of the output among them, without a word.
 *
 * @param {{ tarball: string, repository: string, users: string[] }} options `repository` is the folder of a Maven
 *   repository; `users` are folders with Java sources that will use the package
 * @returns {Promise<string[]>} what Maven Central would get, but for checksums and signatures
 */
export function makePackage({ tarball, repository, users }) {
  return withTemporaryFolder(async (folder) => {
    await pacmak({ tarball, target: 'java', args: ['--code-only', '--no-fingerprint'], outdir: folder });
    const project = join(folder, 'java');
    const pom = join(project, 'pom.xml');
    const generated = await readFile(pom, 'utf8');
    await writeFile(pom, withPinnedPlugins(withLowerBounds(generated)));
    await writePackageInfo(project);

    await provideCdkLib([join(project, 'src'), ...users]);
    // Unlike the options of Maven, these reach the Javadoc, which is a program of its own.
    const env = { JAVA_TOOL_OPTIONS: `${SHORT_RUN} ${process.env.JAVA_TOOL_OPTIONS ?? ''}` };
    await maven(['package', ...REPRODUCIBLE], { cwd: project, env });

    const { groupId, artifactId, version } = ownCoordinates();
    const published = join(repository, ...groupId.split('.'), artifactId, version);
    const name = `${artifactId}-${version}`;
    const jars = ['.jar', '-sources.jar', '-javadoc.jar'].map((ending) => `${name}${ending}`);
    await mkdir(published, { recursive: true });
    for (const jar of jars) {
      await copyFile(join(project, 'target', jar), join(published, jar));
    }
    await writeFile(join(published, `${name}.pom`), withLowerBounds(generated, { except: 'aws-cdk-lib' }));
    return [...jars, `${name}.pom`].map((file) => join(published, file));
  });
}

export function ownCoordinates() {
  const { jsii, version } = readJson(inProject('package.json'));
  return { ...jsii.targets.java.maven, version };
}

async function writePackageInfo(project) {
  const manifest = readJson(inProject('package.json'));
  const name = manifest.jsii.targets.java.package;
  const file = join(project, 'src', 'main', 'java', ...name.split('.'), 'package-info.java');
  await writeFile(file, packageInfo(name, manifest));
}
