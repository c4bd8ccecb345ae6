const COLOURED = process.stdout.isTTY && process.env.NO_COLOR === undefined;

export function bold(text: string): string {
  return COLOURED ? `\x1b[1m${text}\x1b[0m` : text;
}

export function heading(text: string): void {
  console.log(`\n${bold(text)}`);
}

/** Prints a table without lines, each column as wide as its widest cell; the last one may be as long as it likes. */
export function rows(cells: readonly (readonly string[])[]): void {
  const columns = Math.max(...cells.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, i) => Math.max(...cells.map((row) => (row[i] ?? '').length)));
  for (const row of cells) {
    console.log(`  ${row.map((cell, i) => cell.padEnd(widths[i])).join('   ')}`.trimEnd());
  }
}

export function indented(text: string): string {
  return text.replace(/^(?=.)/gm, '  ');
}

/** A text in lines of at most 110 characters. */
export function wrapped(text: string): string {
  return text.replace(/(.{1,110})(?:\s+|$)/g, '$1\n').trimEnd();
}
