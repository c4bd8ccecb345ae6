import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { EXAMPLE } from '../languages/java/consumer.mjs';
import { forgetLookedUp, LOOKED_UP, maven } from '../languages/java/maven.mjs';
import { HELD } from './held.mjs';
import { isNewer } from './is-newer.mjs';

const VERSIONS = 'org.codehaus.mojo:versions-maven-plugin:2.18.0';
/** The example itself, and the library. */
const OWN = 2;

/**
 * The dependencies and plugins of the example that the Maven repository has newer releases of.
 *
 * @returns {Promise<import('../verify-newest.mjs').Looked>}
 */
export async function newestOfMaven() {
  const named = [...(await readFile(join(EXAMPLE, 'pom.xml'), 'utf8')).matchAll(/<artifactId>([^<]+)</g)];
  const goals = ['display-dependency-updates', 'display-plugin-updates'].map((goal) => `${VERSIONS}:${goal}`);
  // Milestones are no releases; a long line would be broken in two.
  const options = ['-Dmaven.version.ignore=.*-(M|alpha|beta|rc|RC).*', '-Dversions.outputLineWidth=200'];
  await forgetLookedUp();
  const output = await maven(['-f', join(EXAMPLE, 'pom.xml'), ...goals, ...options], { repository: LOOKED_UP });
  // Of plugins, the output also lists the newest for each older Maven.
  const updates = [...output.matchAll(/^\[INFO\] {3}(\S+) \.+ (\S+) -> (\S+)$/gm)].filter(
    ([, name, pinned, version]) => !(name in HELD.maven) && isNewer(version, pinned),
  );
  return {
    looked: new Set(named.map(([, artifact]) => artifact)).size - OWN - Object.keys(HELD.maven).length,
    moved: [...new Set(updates.map(([, name, pinned, version]) => `${name} ${pinned} -> ${version}`))],
  };
}
