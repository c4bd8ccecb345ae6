import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { canonicalJson, templateHash } from '../../scripts/languages/template-hash.mjs';

describe('canonicalJson', () => {
  test('has no white space and sorts the keys at every depth', () => {
    expect(canonicalJson({ b: [{ z: 1, a: null }], a: 'x y' })).toBe('{"a":"x y","b":[{"a":null,"z":1}]}');
  });

  test('sorts by code point, also beyond 65,535', () => {
    expect(canonicalJson({ '\u{1F600}': 1, '\uFFFD': 2 })).toBe('{"\uFFFD":2,"\u{1F600}":1}');
  });

  test('escapes neither what HTML would nor what ASCII lacks', () => {
    expect(canonicalJson('<é & ü>')).toBe('"<é & ü>"');
  });

  test('writes a whole number without a fraction', () => {
    expect(canonicalJson(JSON.parse('[3.0, 0.5]'))).toBe('[3,0.5]');
  });
});

describe('templateHash', () => {
  test('is that of the stacks in the order of their names', () => {
    const folder = assembly({ B: { x: 1 }, A: { y: 2 } });

    // printf 'A\n{"y":2}\nB\n{"x":1}\n' | sha256sum
    expect(templateHash(folder)).toBe('22343efaf5c2f0f3a9428917a0936e0b739bf1401a74e7e31cca71eacf3b225e');
  });

  test('differs where a template does', () => {
    expect(templateHash(assembly({ A: { y: 2 } }))).not.toBe(templateHash(assembly({ A: { y: 3 } })));
  });

  test('fails without a template', () => {
    expect(() => templateHash(assembly({}))).toThrow('no template in');
  });
});

function assembly(templates: { readonly [stack: string]: object }): string {
  const folder = mkdtempSync(join(tmpdir(), 'assembly-'));
  for (const [stack, template] of Object.entries(templates)) {
    writeFileSync(join(folder, `${stack}.template.json`), JSON.stringify(template, null, 1));
  }
  return folder;
}
