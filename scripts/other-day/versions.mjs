import { isNewer } from '../newest/is-newer.mjs';

/**
 * What a registry would list on another day.
 *
 * @typedef {'older' | 'newer'} Day `older`: before anything was published that is newer than what is pinned. `newer`: after
 *   somebody has published a version that fits wherever the newest one fits, but cannot be downloaded.
 */

/** @type {Day[]} */
export const DAYS = ['older', 'newer'];

/**
 * @param {string[]} versions
 * @param {Set<string>} pinned those of this package that the repository pins; if there are none, the newest one is not yet
 *   published
 */
export function olderVersions(versions, pinned) {
  const newestPinned = newestOf([...pinned]);
  const limit = newestPinned ?? newestOf(versions);
  return versions.filter((version) =>
    newestPinned === undefined ? version !== limit : pinned.has(version) || !isNewer(version, limit),
  );
}

/**
 * The version after the newest release: by its last number, so that it is in each range that the newest is in.
 *
 * @param {string[]} versions
 */
export function pretendedVersion(versions) {
  const newest = newestOf(versions.filter((version) => /^v?\d+(\.\d+)*$/.test(version)));
  return newest?.replace(/\d+$/, (number) => String(Number(number) + 1000));
}

/** @param {string[]} versions */
export function newestOf(versions) {
  return versions.reduce(
    (newest, version) => (newest === undefined || isNewer(version, newest) ? version : newest),
    /** @type {string | undefined} */ (undefined),
  );
}
