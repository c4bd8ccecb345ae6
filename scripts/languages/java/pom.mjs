/** What `mvn package` runs besides the plugins that jsii-pacmak names. */
const PLUGINS = { 'maven-resources-plugin': '3.5.0', 'maven-surefire-plugin': '3.6.1' };

/**
 * The pom.xml of jsii-pacmak, with the lower bound of each range of versions instead of the range.
 *
 * Maven looks up all versions in a range for each build, of ours and of every user, and takes the newest of the day. A
 * plain version is a minimum that the version in a user's own pom.xml overrides, be it newer or older.
 *
 * @param {string} pom
 * @param {{ except?: string }} options the artifact whose range stays
 */
export function withLowerBounds(pom, { except } = {}) {
  const ranged = /<artifactId>([^<]+)<\/artifactId>(\s*)<version>\[([^,\]]+)[^<]*<\/version>/g;
  return pom.replace(ranged, (whole, artifact, space, lowest) =>
    artifact === except ? whole : `<artifactId>${artifact}</artifactId>${space}<version>${lowest}</version>`,
  );
}

/**
 * The pom.xml without its dependencies of a group.
 *
 * @param {string} pom
 * @param {string} groupId
 */
export function withoutDependenciesOf(pom, groupId) {
  return pom.replace(/\s*<dependency>[\s\S]*?<\/dependency>/g, (dependency) =>
    dependency.includes(`<groupId>${groupId}</groupId>`) ? '' : dependency,
  );
}

/**
 * The pom.xml of jsii-pacmak, with a version for each plugin that it leaves to Maven, whose choice differs from one Maven
 * to the next.
 *
 * @param {string} pom
 */
export function withPinnedPlugins(pom) {
  const plugins = Object.entries(PLUGINS).map(
    ([artifact, version]) => `
        <plugin>
          <groupId>org.apache.maven.plugins</groupId>
          <artifactId>${artifact}</artifactId>
          <version>${version}</version>
        </plugin>`,
  );
  const management = `<pluginManagement>
      <plugins>${plugins.join('')}
      </plugins>
    </pluginManagement>`;
  return pom.replace('<build>\n', `<build>\n    ${management}\n`);
}
