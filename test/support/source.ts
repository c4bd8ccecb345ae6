import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const SRC = join(__dirname, '..', '..', 'src');

export interface SourceFile {
  /** Relative to `src`. */
  readonly name: string;
  readonly text: string;
}

/** The source of this library that runs in a synthesis, which leaves out the handlers of custom resources. */
export function sourceFiles(): readonly SourceFile[] {
  return readdirSync(SRC, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !/custom-resources.(engine|[\w-]+.(plan|handler))/.test(name))
    .sort()
    .map((name) => ({ name, text: readFileSync(join(SRC, name), 'utf8') }));
}
