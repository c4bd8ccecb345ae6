import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { bundleParts } from '../../scripts/lib/bundle-parts.mjs';
import { bundleCommandLine } from '../../scripts/lib/command-line.mjs';
import { filesBelow } from '../../scripts/lib/files-below.mjs';
import { withLateImports } from '../../scripts/lib/late-imports.mjs';
import { neededByCommandLine } from '../../scripts/lib/needed-by-command-line.mjs';
import { COMMAND_LINE, partOf, RULES } from '../../scripts/lib/parts.mjs';
import { transpiled } from '../../scripts/lib/transpiled.mjs';

/** Puts the command line into a folder as it is installed, made from today's sources, and returns its program. */
export async function installCommandLine(folder: string): Promise<string> {
  const lib = join(folder, 'lib');
  const modules = librarySources().map((source) => {
    const module = source.replace(/[.]ts$/, '.js');
    const file = join(lib, module);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, withLateImports(transpiled(join('src', source)), file));
    return module;
  });
  await bundleParts({ folder: lib, modules, partOf, exported: neededByCommandLine(), shortened: [RULES] });
  await bundleCommandLine(lib);

  const program = join(folder, 'bin', 'cdk-cleanrooms');
  mkdirSync(dirname(program));
  copyFileSync('bin/cdk-cleanrooms', program);
  return program;
}

function librarySources(): string[] {
  return filesBelow('src', '.ts')
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => partOf(name) !== COMMAND_LINE && name !== 'index.ts' && !name.endsWith('.lambda.ts'));
}
