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
