import { join, relative } from 'node:path';
import { filesBelow } from './files-below.mjs';
import { COMMAND_LINE, partOf } from './parts.mjs';
import { inProject } from './project.mjs';
import { isRelative, requiredIn } from './required-in.mjs';
import { transpiled } from './transpiled.mjs';

const SOURCES = inProject('src');

/** The modules of the library that the command line loads, such as `model/fact.js`. */
export function neededByCommandLine() {
  const modules = filesBelow(SOURCES, '.ts').map((name) => name.replaceAll('\\', '/'));
  const needed = modules
    .filter((module) => partOf(module) === COMMAND_LINE)
    .flatMap((module) => importedBy(module))
    .filter((module) => partOf(module) !== COMMAND_LINE && modules.includes(module.replace(/[.]js$/, '.ts')));
  return [...new Set(needed)].sort();
}

function importedBy(module) {
  const file = join(SOURCES, module);
  return requiredIn(transpiled(file))
    .filter(isRelative)
    .map((path) => `${relative(SOURCES, join(file, '..', path)).replaceAll('\\', '/')}.js`);
}
