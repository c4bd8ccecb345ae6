import { isAbsolute, relative, sep } from 'node:path';

/** A place in the code of a user. */
export interface UserFrame {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/**
 * The place where a user has created a construct: the innermost frame of its creation stack that is not in a package, and
 * not in this one. The file is relative to the working directory if it is below it.
 *
 * @param stack what the CDK notes about a construct, of which some frames are summaries such as `...aws-cdk-lib...`
 * @param own the folders of this library, when it is not installed as a package
 */
export function userFrame(stack: unknown, own: readonly string[] = []): UserFrame | undefined {
  for (const frame of Array.isArray(stack) ? stack : []) {
    const [, file, line, column] = (typeof frame === 'string' && FRAME.exec(frame)) || [];
    if (file !== undefined && !isOfPackage(file) && !own.some((folder) => file.startsWith(`${folder}${sep}`))) {
      return { file: shown(file), line: Number(line), column: Number(column) };
    }
  }
  return undefined;
}

/** `new Ads (/app/ads.ts:5:3)`, or without a function, `/app/ads.ts:5:3`. */
const FRAME = /^(?:.*\()?(?:file:\/\/)?((?:\/|[A-Za-z]:[\\/])[^()]*):(\d+):(\d+)\)?$/;

function isOfPackage(file: string): boolean {
  return /[\\/]node_modules[\\/]/.test(file);
}

function shown(file: string): string {
  const path = relative(process.cwd(), file);
  return path === '' || path.startsWith('..') || isAbsolute(path) ? file : path;
}
