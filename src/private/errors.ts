import type { IConstruct } from 'constructs';
import { inLanguageOfApp } from './language';

/** One thing that is wrong with what the user wrote. */
export interface Problem {
  /** What is wrong, with the value. */
  readonly what: string;
  /** Why it cannot work. */
  readonly why: string;
  /** What to change, in the words of the API that the user called. */
  readonly fix: string;
}

/** Input that contradicts itself, told at the line that wrote it. */
export class InputError extends Error {
  constructor(where: IConstruct | string, ...problems: readonly Problem[]) {
    const place = typeof where === 'string' ? where : where.node.path;
    super(
      problems
        .map(({ what, why, fix }) => `${place}: ${what}\n    why: ${why}\n    fix: ${inLanguageOfApp(fix)}`)
        .join('\n  '),
    );
    this.name = 'InputError';
  }
}
