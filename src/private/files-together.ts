import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';

/**
 * Writes files into a folder, which is created if it does not exist: all of them, or none. A file that already has its text
 * is not written, so that what watches the folder stays quiet. Throws the error of the file system.
 *
 * @param files the texts by the names of the files
 * @param rename puts a file in the place of another one
 */
export function writeTogether(
  folder: string,
  files: ReadonlyMap<string, string>,
  rename: (from: string, to: string) => void = renameSync,
): void {
  if (files.size > 0) {
    mkdirSync(folder, { recursive: true });
  }
  const changed = [...files]
    .filter(([name, text]) => textOf(join(folder, name)) !== text)
    .map(([name, text]) => new Replacement(join(folder, name), text));
  try {
    changed.forEach((file) => void file.prepare());
    changed.forEach((file) => void file.replace(rename));
  } catch (error) {
    changed.forEach((file) => void file.restore());
    throw error;
  } finally {
    changed.forEach((file) => void file.cleanUp());
  }
}

function textOf(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

/** A file whose text is replaced, with what it was before. */
class Replacement {
  private readonly target: string;
  private readonly existed: boolean;
  private readonly earlier: string;
  private readonly later: string;
  private replaced = false;

  constructor(
    file: string,
    private readonly text: string,
  ) {
    this.existed = existsSync(file);
    // A link stays a link.
    this.target = this.existed ? realpathSync(file) : file;
    const beside = (end: string) => join(dirname(this.target), `.${basename(this.target)}.${process.pid}.${end}`);
    this.earlier = beside('old');
    this.later = beside('tmp');
  }

  public prepare(): void {
    writeFileSync(this.later, this.text, { flag: 'wx' });
    if (this.existed) {
      copyFileSync(this.target, this.earlier);
    }
  }

  public replace(rename: (from: string, to: string) => void): void {
    rename(this.later, this.target);
    this.replaced = true;
  }

  public restore(): void {
    if (this.replaced && this.existed) {
      renameSync(this.earlier, this.target);
    } else if (this.replaced) {
      rmSync(this.target);
    }
  }

  public cleanUp(): void {
    rmSync(this.later, { force: true });
    rmSync(this.earlier, { force: true });
  }
}
