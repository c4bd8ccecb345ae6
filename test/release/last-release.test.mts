import { describe, expect, test } from 'vitest';
import { lastRelease, RELEASED } from '../../scripts/lib/last-release.mjs';

const changelog = (...versions: string[]) =>
  ['## [Unreleased]', ...versions.map((version) => `## [${version}] - 2027-01-31`)].join('\n\n');
const manifest = (version?: string) => ({
  devDependencies: version ? { [RELEASED]: `npm:cdk-cleanrooms@${version}` } : ({} as Record<string, string>),
});

describe('lastRelease', () => {
  test('is what package.json names', () => {
    expect(lastRelease(manifest('0.2.0'), changelog('0.2.0', '0.1.0'))).toBe('0.2.0');
  });

  test('is the former one while the newest is being released', () => {
    expect(lastRelease(manifest('0.1.0'), changelog('0.2.0', '0.1.0'))).toBe('0.1.0');
  });

  test.each([
    ['before the first release', changelog()],
    ['while the first one is being released', changelog('0.1.0')],
  ])('is nothing %s', (_, text) => {
    expect(lastRelease(manifest(), text)).toBeUndefined();
  });

  test.each([
    ['two releases old', '0.1.0', changelog('0.3.0', '0.2.0', '0.1.0')],
    ['unknown', '0.4.0', changelog('0.3.0', '0.2.0')],
    ['missing after a release', undefined, changelog('0.2.0', '0.1.0')],
  ])('fails if it is %s', (_, version, text) => {
    expect(() => lastRelease(manifest(version), text)).toThrow('fix: LAST_RELEASE in .projenrc.ts');
  });
});
