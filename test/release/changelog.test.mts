import { describe, expect, test } from 'vitest';
import { nextRelease } from '../../scripts/lib/changelog.mjs';

function changelog(...sections: string[]): string {
  return ['# Changelog', 'Preamble.', ...sections, '[Unreleased]: https://example.com', ''].join('\n\n');
}

const RELEASE = '## [0.2.0] - 2027-01-31\n\n### Added\n\n- Something.';

describe('nextRelease', () => {
  test('is the newest release, with what is told of it', () => {
    const text = changelog('## [Unreleased]', RELEASE, '## [0.1.0] - 2026-12-01\n\n- The first.');

    expect(nextRelease(text)).toEqual({ version: '0.2.0', notes: '### Added\n\n- Something.' });
  });

  test('leaves the targets of links out of the notes', () => {
    expect(nextRelease(changelog('## [Unreleased]', RELEASE)).notes).not.toContain('example.com');
  });

  test.each([
    ['something is unreleased', changelog('## [Unreleased]\n\n- News.', RELEASE), 'an empty section [Unreleased]'],
    ['the section for what comes next is missing', changelog(RELEASE), 'an empty section [Unreleased]'],
    ['nothing was ever told', '# Changelog\n', 'an empty section [Unreleased]'],
    ['there is no release', changelog('## [Unreleased]'), 'must be a release, but is undefined'],
    ['the release has no date', changelog('## [Unreleased]', '## [0.2.0]\n\n- News.'), 'but is "[0.2.0]"'],
    ['the release is no version', changelog('## [Unreleased]', '## [soon] - 2027-01-31\n\n- News.'), 'but is "[soon]'],
    ['the release says nothing', changelog('## [Unreleased]', '## [0.2.0] - 2027-01-31'), 'tells nothing of 0.2.0'],
  ])('fails if %s', (_, text, message) => {
    expect(() => nextRelease(text)).toThrow(message);
  });
});
