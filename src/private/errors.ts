import type { IConstruct } from 'constructs';
import { inLanguageOfApp } from './language';
import { Code, type Text, text } from './text';

/** One thing that is wrong with what the user wrote. */
export interface Problem {
  /** What is wrong, with the value. */
  readonly what: Text;
  /** Why it cannot work. */
  readonly why: Text;
  /** What to change, in the words of the API that the user called. */
  readonly fix: Text;
}

/** Input that contradicts itself, reported at the line that wrote it. */
export class InputError extends Error {
  constructor(where: IConstruct | Code, ...problems: readonly Problem[]) {
    const place = where instanceof Code ? where : where.node.path;
    super(
      problems
        .map(({ what, why, fix }) => [text`${place}: ${what}`, text`why: ${why}`, text`fix: ${fix}`])
        .map((lines) => lines.map((line) => inLanguageOfApp(line)).join('\n    '))
        .join('\n  '),
    );
    this.name = 'InputError';
  }
}
