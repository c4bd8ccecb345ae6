import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { bundleParts } from '../../scripts/lib/bundle-parts.mjs';
import { withLateImports } from '../../scripts/lib/late-imports.mjs';
import { withTemporaryFolder } from '../../scripts/lib/temporary-folder.mjs';

/** Each of the two parts needs the other one. */
const MODULES = {
  'text.js': 'exports.Text = class Text {};',
  'rules/index.js': `
    const text_1 = require("../text");
    const node_path_1 = require("node:path");
    exports.isText = (value) => value instanceof text_1.Text;
    exports.nameOf = (path) => node_path_1.basename(path);
  `,
  'rules/label.js': 'function labelOf(name) { return name; }\nexports.labelOf = labelOf;',
  'table.js': `
    const text_1 = require("./text");
    const rules_1 = require("./rules");
    const label_1 = require("./rules/label");
    exports.create = () => new text_1.Text();
    exports.isValid = (value) => rules_1.isText(value);
    exports.name = () => \`\${label_1.labelOf(rules_1.nameOf("a/b"))}\`;
  `,
};

interface Table {
  readonly create: () => unknown;
  readonly isValid: (value: unknown) => boolean;
  readonly name: () => string;
}

/** Bundles the modules, and lends a function that loads one of a part, and one that lists the loaded parts. */
function bundled(
  work: (load: (part: string, module: string) => unknown, loaded: () => string[]) => void,
  shortened: string[] = [],
) {
  return withTemporaryFolder(async (folder) => {
    for (const [module, code] of Object.entries(MODULES)) {
      mkdirSync(dirname(join(folder, module)), { recursive: true });
      writeFileSync(join(folder, module), withLateImports(code, module));
    }
    await bundleParts({
      folder,
      modules: Object.keys(MODULES),
      partOf: (module) => (module.startsWith('rules/') ? 'second.cjs' : 'first.cjs'),
      exported: ['table.js'],
      shortened,
    });
    const require = createRequire(join(folder, 'app.cjs'));
    work(
      (part, module) => require(`./${part}`)[module],
      () => ['first.cjs', 'second.cjs'].filter((part) => require.cache[join(folder, part)]),
    );
  });
}

test('a part is loaded when another one first needs a module of it', async () => {
  await bundled((load, loaded) => {
    const table = load('first.cjs', 'table.js') as Table;
    const text = table.create();
    expect(loaded()).toEqual(['first.cjs']);

    table.isValid(text);

    expect(loaded()).toEqual(['first.cjs', 'second.cjs']);
  });
});

test('a class is the same in all parts', async () => {
  await bundled((load) => {
    const table = load('first.cjs', 'table.js') as Table;

    expect(table.isValid(table.create())).toBe(true);
    expect(table.isValid({})).toBe(false);
  });
});

test('any part can be the first', async () => {
  await bundled((load, loaded) => {
    const { isText } = load('second.cjs', 'rules/index.js') as { isText: (value: unknown) => boolean };
    expect(loaded()).toEqual(['second.cjs']);

    expect(isText((load('first.cjs', 'table.js') as Table).create())).toBe(true);
  });
});

test('packages are found from each part', async () => {
  await bundled((load) => {
    expect((load('first.cjs', 'table.js') as Table).name()).toBe('b');
  });
});

test('variables have short names in the parts that ask for them', async () => {
  await bundled(
    (load) => {
      const { isText } = load('second.cjs', 'rules/index.js') as { isText: (value: unknown) => boolean };

      expect(isText.toString()).not.toContain('value');
      expect(isText({})).toBe(false);
    },
    ['second.cjs'],
  );
});
