import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { artifactUri } from '../../../src/cli/output/artifact-uri';
import { holds, SEEDS } from '../../support/exploration';

describe('artifactUri', () => {
  test.each([
    ['room.yaml', 'room.yaml'],
    ['./cdk.out//Ads.template.json', 'cdk.out/Ads.template.json'],
    ['../a b/50%#?.json', '../a%20b/50%25%23%3F.json'],
    ['c:d.yaml', 'c%3Ad.yaml'],
    ['a\\b.yaml', 'a%5Cb.yaml'],
    ['übung\n.yaml', '%C3%BCbung%0A.yaml'],
    ['half\ud800', 'half%EF%BF%BD'],
    ['/tmp/a.yaml', 'file:///tmp/a.yaml'],
    ['//tmp/a.yaml', 'file:///tmp/a.yaml'],
    ['.', '.'],
  ])('%j is %s', (file, uri) => {
    expect(artifactUri(file, '/')).toBe(uri);
  });

  test.each([
    ['a\\b.yaml', 'a/b.yaml'],
    ['.\\a\\..\\b.yaml', 'a/../b.yaml'],
    ['C:\\a b\\c.yaml', 'file:///C:/a%20b/c.yaml'],
    ['\\\\host\\share\\a.yaml', 'file://host/share/a.yaml'],
    ['\\a.yaml', 'file:///a.yaml'],
  ])('%j on Windows is %s', (file, uri) => {
    expect(artifactUri(file, '\\')).toBe(uri);
  });

  test.each(SEEDS)('leads back to the file (seed %i)', (seed) => {
    const names = fc.string({ minLength: 1, unit: 'grapheme' }).filter((name) => !/[/\0]|^\.{1,2}$/.test(name));
    holds(
      fc.property(fc.array(names, { minLength: 1 }), (segments) => {
        const uri = artifactUri(segments.join('/'), '/');

        expect(uri.split('/').map(decodeURIComponent)).toEqual(segments);
      }),
      seed,
    );
  });
});
