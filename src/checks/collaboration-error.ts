import type { IConstruct } from 'constructs';
import { InputError } from '../private/errors';
import { type Code, code, type Text, text } from '../private/text';

/** The error for a construct that is not a collaboration. */
export function notACollaboration(where: Code, construct: IConstruct, why: Text): InputError {
  return new InputError(where, {
    what: text`${code('collaboration')} is ${JSON.stringify(construct.node.path)}, which is not a collaboration`,
    why,
    fix: text`pass a ${code('Collaboration')}, or an L1 of it`,
  });
}
