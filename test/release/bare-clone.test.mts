import { readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '..', '..');

/** The packages that a script and the modules that it imports need as soon as it starts, each with the module. */
function packagesOf(file: string, seen = new Set<string>()): readonly string[] {
  if (seen.has(file)) {
    return [];
  }
  seen.add(file);
  const imported = [...readFileSync(file, 'utf8').matchAll(/^(?:import|export)\s(?:[^'";]*?\sfrom\s+)?'([^']+)';$/gm)];
  return imported.flatMap(([, name]) => {
    if (name.startsWith('.')) {
      return packagesOf(join(dirname(file), name), seen);
    }
    return name.startsWith('node:') ? [] : [`${relative(ROOT, file)} imports ${name}`];
  });
}

test.each(['verify.mjs', 'verify-languages.mjs'])(
  '%s starts in a bare clone, before a package is installed',
  (script) => {
    const modules = new Set<string>();

    expect(packagesOf(join(ROOT, 'scripts', script), modules)).toEqual([]);
    expect(modules.size).toBeGreaterThan(10);
  },
);
