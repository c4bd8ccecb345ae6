import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fileNamesOf } from '../../src/report/file-names';
import type { PrivacyReport } from '../../src/report/report';

const namesOf = (...paths: readonly string[]) =>
  fileNamesOf(paths.map((path) => ({ collaboration: { path } }) as PrivacyReport));

describe('the file of a report', () => {
  test.each([
    ['Publisher/CampaignReach', 'Publisher-CampaignReach'],
    ['CampaignReach', 'CampaignReach'],
    ['module.room.awscc_cleanrooms_collaboration.ads["a b"]', 'module.room.awscc_cleanrooms_collaboration.ads-a-b'],
    ['../..', 'collaboration'],
    ['', 'collaboration'],
    ['.hidden', 'hidden'],
    ['Ads.', 'Ads'],
    ['Zürich', 'Z-rich'],
    ['NUL', 'NUL-'],
    ['com1.ads', 'com1-.ads'],
    ['Console', 'Console'],
    [`Dev/${'a'.repeat(300)}`, 'a'.repeat(200)],
  ])('of %j has the name %j', (path, name) => {
    expect(namesOf(path)).toEqual([name]);
  });

  test('has a number if another one has its name, also in another case', () => {
    expect(namesOf('a/b', 'A-B', 'a b', 'a-b-2')).toEqual(['a-b', 'A-B-2', 'a-b-3', 'a-b-2-2']);
  });

  test('is portable and different from all others', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 12 }), { maxLength: 12 }), (paths) => {
        const names = namesOf(...paths);

        expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(paths.length);
        names.forEach((name) => void expect(name).toMatch(/^[A-Za-z0-9_]([A-Za-z0-9._-]*[A-Za-z0-9_-])?$/));
      }),
    );
  });
});
