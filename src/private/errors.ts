import type { IConstruct } from 'constructs';
import { inLanguageOfApp } from './language';

/** A problem with the input of the user. */
export interface Problem {
  /** What is wrong, with the value. */
  readonly what: string;
  /** Why the input cannot work. */
  readonly why: string;
  /** What to change, with the names of the API that the user called. */
  readonly fix: string;
}

/** The error for input that contradicts itself. It is reported at the line of the input. */
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
