import { releasesIn } from './changelog.mjs';
import { CheckFailed } from './check-failed.mjs';

/** The dev dependency that is the last release: `LAST_RELEASE` in .projenrc.ts. */
export const RELEASED = 'cdk-cleanrooms-released';

/**
 * The release that the API is compared with. It is named in the repository, and not asked of npm, so that a change is
 * judged alike on any day; the changelog shows if somebody forgot to name it.
 *
 * @param {{ devDependencies: Record<string, string> }} manifest package.json
 * @param {string} changelog
 * @returns {string | undefined} its version, or nothing before the first release
 */
export function lastRelease({ devDependencies }, changelog) {
  const version = devDependencies[RELEASED]?.match(/@(\d+\.\d+\.\d+)$/)?.[1];
  // The newest one may be about to be released.
  const [newest, former] = releasesIn(changelog);
  if (version !== newest && version !== former) {
    throw new CheckFailed(
      `the API is compared with ${version ?? 'no release'}, but the last ones in CHANGELOG.md are ` +
        `${[newest, former].map((release) => release ?? 'none').join(' and ')}\n` +
        'fix: LAST_RELEASE in .projenrc.ts, and npx projen',
    );
  }
  return version;
}
