import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const DOCS = join(__dirname, '..', '..', 'docs');

/** A page of `docs/` that a script makes. */
export interface GeneratedPage {
  /** The name of the file in `docs/`. */
  readonly file: string;
  /** What the page is made of, for the message: `the rules`. */
  readonly source: string;
  /** The command that makes it. */
  readonly command: string;
  readonly text: string;
}

/** Writes a page; with `--check` on the command line it compares instead, and fails the process if they differ. */
export function writeOrCheck({ file, source, command, text }: GeneratedPage): void {
  const target = join(DOCS, file);
  if (!process.argv.includes('--check')) {
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, text);
  } else if (!existsSync(target) || readFileSync(target, 'utf8') !== text) {
    console.error(`docs/${file} differs from ${source}: run "${command}"`);
    process.exitCode = 1;
  }
}

/** Removes the pages of a folder that are no longer made; with `--check` it fails the process if there is one. */
export function removeOthers({
  folder,
  files,
  source,
  command,
}: Omit<GeneratedPage, 'file' | 'text'> & { readonly folder: string; readonly files: readonly string[] }): void {
  for (const name of readdirSync(join(DOCS, folder)).filter((one) => !files.includes(`${folder}/${one}`))) {
    if (process.argv.includes('--check')) {
      console.error(`docs/${folder}/${name} has no counterpart in ${source}: run "${command}"`);
      process.exitCode = 1;
    } else {
      rmSync(join(DOCS, folder, name));
    }
  }
}

/** The text of a cell of a Markdown table. */
export function cell(text: string): string {
  return text.replace(/\|/g, '\\|').replace(/\s+/g, ' ');
}

/** The name of a page of documentation, by which a reader knows it: the last part of its address. */
export function pageName(url: string): string {
  return (url.split('#')[0].split('/').pop() ?? url).replace(/\.html$/, '');
}
