import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

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
    writeFileSync(target, text);
  } else if (readFileSync(target, 'utf8') !== text) {
    console.error(`docs/${file} differs from ${source}: run "${command}"`);
    process.exitCode = 1;
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
