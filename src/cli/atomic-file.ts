import { realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { UsageError } from './usage-error';

/** Writes a file as a whole or not at all, so that nothing reads a part of it. */
export function writeAtomically(file: string, text: string): void {
  try {
    replace(file, text);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new UsageError(`--output: ${JSON.stringify(file)} cannot be written: ${message}`, FIXES[code ?? ''] ?? OTHER);
  }
}

const OTHER = 'specify a file in a folder that you can write to';

const FIXES: Readonly<Record<string, string>> = {
  ENOENT: 'create its folder, or specify another file',
  EISDIR: 'specify a file instead of a folder',
};

function replace(file: string, text: string): void {
  const existing = statSync(file, { throwIfNoEntry: false });
  if (existing && !existing.isFile()) {
    // A pipe or device, such as /dev/stdout, is written to; a file in its place would not be read.
    writeFileSync(file, text);
    return;
  }
  // A link stays a link.
  const target = existing ? realpathSync(file) : file;
  const temporary = join(dirname(target), `.${basename(target)}.${process.pid}.tmp`);
  try {
    writeFileSync(temporary, text, { flag: 'wx' });
    renameSync(temporary, target);
  } finally {
    rmSync(temporary, { force: true });
  }
}
