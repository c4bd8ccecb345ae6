import { CheckFailed } from './check-failed.mjs';

/**
 * The release that CHANGELOG.md asks for: its newest section with a version. What is still told as unreleased would be
 * published without being told, so nothing may be.
 *
 * @param {string} changelog in the format of Keep a Changelog
 * @returns {{ version: string, notes: string }}
 */
export function nextRelease(changelog) {
  const [unreleased, newest] = sectionsOf(changelog);
  if (unreleased?.heading !== '[Unreleased]' || unreleased.text !== '') {
    throw new CheckFailed(
      'CHANGELOG.md must begin with an empty section [Unreleased]\n' +
        'fix: give what it tells a heading with a version and a date, such as "## [0.1.0] - 2027-01-31"',
    );
  }
  const version = newest && versionOf(newest);
  if (!version) {
    throw new CheckFailed(
      `the newest section of CHANGELOG.md must be a release, but is ${JSON.stringify(newest?.heading)}\n` +
        'fix: name it like "## [0.1.0] - 2027-01-31"',
    );
  }
  if (newest.text === '') {
    throw new CheckFailed(`CHANGELOG.md tells nothing of ${version}`);
  }
  return { version, notes: newest.text };
}

/**
 * The versions that CHANGELOG.md tells of, the newest first.
 *
 * @param {string} changelog
 * @returns {string[]}
 */
export function releasesIn(changelog) {
  return sectionsOf(changelog).flatMap((section) => versionOf(section) ?? []);
}

function versionOf({ heading }) {
  return heading.match(/^\[(\d+\.\d+\.\d+)\] - \d{4}-\d{2}-\d{2}$/)?.[1];
}

/** The sections in their order, without the link targets that end the file. */
function sectionsOf(changelog) {
  const text = changelog.replace(/^\[[^\]]+\]: .*$/gm, '');
  return text
    .split(/^## /m)
    .slice(1)
    .map((section) => {
      const [heading, ...lines] = section.split('\n');
      return { heading: heading.trim(), text: lines.join('\n').trim() };
    });
}
