import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { allowedChanges, breakingChanges, judge } from '../../scripts/lib/compatibility.mjs';

/** A compiled package with one experimental class that has these methods. */
function compiled(...methods: string[]): string {
  const folder = join(mkdtempSync(join(tmpdir(), 'assembly-')), 'lib');
  mkdirSync(folder);
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'lib', version: '0.1.0', jsii: {} }));
  const experimental = { stability: 'experimental' };
  const room = {
    assembly: 'lib',
    fqn: 'lib.Room',
    kind: 'class',
    name: 'Room',
    docs: experimental,
    methods: methods.map((name) => ({ name, docs: experimental })),
  };
  const assembly = {
    schema: 'jsii/0.10.0',
    jsiiVersion: '6.0.16',
    fingerprint: '*',
    name: 'lib',
    version: '0.1.0',
    description: 'lib',
    homepage: 'https://example.com',
    license: 'Apache-2.0',
    author: { name: 'us', roles: ['author'] },
    repository: { type: 'git', url: 'https://example.com' },
    types: { 'lib.Room': room },
  };
  writeFileSync(join(folder, '.jsii'), JSON.stringify(assembly));
  return folder;
}

const REMOVED = 'removed:lib.Room.close';

describe('breakingChanges', () => {
  test('are what an experimental API lost', async () => {
    const changes = await breakingChanges(compiled('open', 'close'), compiled('open'));

    expect(changes.map(({ key }) => key)).toEqual([REMOVED]);
    expect(changes[0].message).toContain('lib.Room.close');
  });

  test('are not what it gained', async () => {
    expect(await breakingChanges(compiled('open'), compiled('open', 'close'))).toEqual([]);
  });
});

describe('judge', () => {
  const changes = [{ key: REMOVED, message: 'METHOD lib.Room.close: has been removed' }];

  test('accepts what is allowed', () => {
    expect(() => judge(changes, [REMOVED])).not.toThrow();
  });

  test('fails for what is not, with the key that would allow it', () => {
    expect(() => judge(changes, [])).toThrow(`METHOD lib.Room.close: has been removed\n  key: ${REMOVED}`);
  });

  test('fails for what is allowed in vain', () => {
    expect(() => judge([], [REMOVED])).toThrow(`no change since the last release: ${REMOVED}`);
  });
});

describe('allowedChanges', () => {
  test('are the keys of paragraphs with a reason', () => {
    const text =
      '# About this file.\n\n# Rooms close by themselves.\nremoved:a\nremoved:b\n\n# Another reason.\nremoved:c\n';

    expect(allowedChanges(text)).toEqual(['removed:a', 'removed:b', 'removed:c']);
  });

  test.each([
    ['no comment', '# About this file.\n\nremoved:a\n'],
    ['an empty comment', '#\nremoved:a\n'],
    ['a comment that comes after', 'removed:a\n# Why.\n'],
  ])('fail with %s for a reason', (_, text) => {
    expect(() => allowedChanges(text)).toThrow('gives no reason for removed:a');
  });
});
