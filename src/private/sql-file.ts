import { readFileSync } from 'node:fs';
import { InputError } from './errors';
import type { Code } from './text';

/**
 * The text of a file with UTF-8 encoding. Throws an error if the file cannot be read.
 *
 * @param callWith the call of the user, with the path in quotes
 */
export function readSqlFile(callWith: (path: string) => Code, path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new InputError(callWith(JSON.stringify(path)), {
      what: `the file cannot be read: ${(error as Error).message}`,
      why: `a relative path is resolved from ${JSON.stringify(process.cwd())}`,
      fix: 'specify an absolute path, for example one based on the folder of the source file',
    });
  }
}
