import type { IConstruct } from 'constructs';
import { inLanguageOfApp } from './language';
import { type Code, type Text, text } from './text';

/** A problem with the input of the user. */
export interface Problem {
  /** What is wrong, with the value. */
  readonly what: Text;
  /** Why the input cannot work. */
  readonly why: Text;
  /** What to change, with the names of the API that the user called. */
  readonly fix: Text;
}

/** The error for input that contradicts itself. It is reported at the line of the input. */
export class InputError extends Error {
  constructor(where: IConstruct | Code | Text, ...problems: readonly Problem[]) {
    const place = isConstruct(where) ? where.node.path : where;
    super(
      problems
        .map(({ what, why, fix }) => [text`${place}: ${what}`, text`why: ${why}`, text`fix: ${fix}`])
        .map((lines) => lines.map((line) => inLanguageOfApp(line)).join('\n    '))
        .join('\n  '),
    );
    this.name = 'InputError';
  }
}

function isConstruct(where: IConstruct | Code | Text): where is IConstruct {
  return typeof where !== 'string' && 'node' in where;
}
