import { readFileSync } from 'node:fs';
import { InputError } from './errors';
import { code } from './text';

/**
 * The text of a file with UTF-8 encoding. Throws an error if the file cannot be read.
 *
 * @param method the method that the user has called
 */
export function readSqlFile(method: string, path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new InputError(code`${method}(${JSON.stringify(path)})`, {
      what: `the file cannot be read: ${(error as Error).message}`,
      why: `a relative path is resolved from ${JSON.stringify(process.cwd())}`,
      fix: 'specify an absolute path, for example one based on the folder of the source file',
    });
  }
}
