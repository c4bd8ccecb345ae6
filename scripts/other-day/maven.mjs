import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { EXAMPLE } from '../languages/java/consumer.mjs';
import { maven } from '../languages/java/maven.mjs';
import { newestOf, olderVersions, pretendedVersion } from './versions.mjs';

const HELP = 'org.apache.maven.plugins:maven-help-plugin:3.5.1';

/** @type {import('./registry-proxy.mjs').Registry} */
export const mavenRepository = {
  name: 'maven',
  upstream: async () => {
    const settings = await maven([`${HELP}:effective-settings`]);
    const mirrors = [...settings.matchAll(/<mirror>([\s\S]*?)<\/mirror>/g)].map(([, mirror]) => mirror);
    const mirror = mirrors.find((text) => /<mirrorOf>[^<]*(\*|central)[^<]*<\/mirrorOf>/.test(text));
    const text = mirror ?? (await maven(['-f', join(EXAMPLE, 'pom.xml'), `${HELP}:effective-pom`]));
    const central =
      mirror ?? text.match(/<repository>(?:(?!<\/repository>)[\s\S])*<id>central<\/id>[\s\S]*?<\/repository>/)[0];
    return `${central.match(/<url>([^<]+)<\/url>/)[1].replace(/\/$/, '')}/`;
  },
  isList: (path) => path.endsWith('/maven-metadata.xml'),
  // That of what is not changed would be wrong.
  isMissing: (path) => /\/maven-metadata\.xml\.\w+$/.test(path),
  rewrite: ({ body, day }) => {
    const versions = [...body.matchAll(/<version>([^<]+)<\/version>/g)].map(([, version]) => version);
    const pretended = day === 'newer' && pretendedVersion(versions);
    const listed =
      day === 'older' ? olderVersions(versions, new Set()) : [...versions, ...(pretended ? [pretended] : [])];
    return body
      .replace(
        /<versions>[\s\S]*<\/versions>/,
        `<versions>${listed.map((version) => `<version>${version}</version>`).join('')}</versions>`,
      )
      .replace(/<(latest|release)>[^<]+</g, (_, kind) => `<${kind}>${newestOf(listed)}<`);
  },
  /** Maven has no variable for a mirror, but finds settings in the home of the user. */
  environment: async (url, folder) => {
    const home = join(folder, 'maven');
    await mkdir(join(home, '.m2'), { recursive: true });
    const mirror = `<mirror><id>other-day</id><mirrorOf>central</mirrorOf><url>${url}</url></mirror>`;
    await writeFile(join(home, '.m2', 'settings.xml'), `<settings><mirrors>${mirror}</mirrors></settings>\n`);
    return { MAVEN_OPTS: `${process.env.MAVEN_OPTS ?? ''} -Duser.home=${home}`.trim() };
  },
};
