import { type ParseErrorCode, printParseErrorCode, visit } from 'jsonc-parser';
import { MAX_DEPTH, TOO_DEEP } from './bounds';
import type { UnreadableInput } from './document';
import type { Range, Source } from './source';

/** What the parser calls an error. */
type Code = ReturnType<typeof printParseErrorCode>;

/** What is wrong and what to change. */
const REASONS: Readonly<Record<Code, string>> = {
  InvalidSymbol: 'only true, false, null and numbers are written without quotes: put texts and names in double quotes',
  InvalidNumberFormat: 'the number is not valid: write it with digits, for example 0.5, or put it in double quotes',
  PropertyNameExpected: 'a name in double quotes is expected: add it, or remove the comma before the brace',
  ValueExpected: 'a value is expected: add it, or remove the comma or colon before it',
  ColonExpected: 'a colon is expected after a name: add it',
  CommaExpected: 'a comma is expected between two values: add it',
  CloseBraceExpected: 'an object is not closed: add a closing brace',
  CloseBracketExpected: 'a list is not closed: add a closing bracket',
  EndOfFileExpected: 'the file continues after its value: remove what follows',
  InvalidCommentToken: 'JSON has no comments: remove the comment',
  UnexpectedEndOfComment: 'JSON has no comments: remove the comment',
  UnexpectedEndOfString: 'a text is not closed on its line: add a double quote, and write a line break as \\n',
  UnexpectedEndOfNumber: 'the number ends too early: add a digit',
  InvalidUnicode: '\\u must be followed by 4 hexadecimal digits: add them, or write the character itself',
  InvalidEscapeCharacter: 'a backslash must be followed by one of "\\/bfnrtu: write a backslash itself as \\\\',
  InvalidCharacter: 'a text contains a control character: write it as an escape, for example a tab as \\t',
  '<unknown ParseErrorCode>': 'a value is not valid: write it as JSON',
};

/** Why a text is not JSON. */
export interface JsonError {
  readonly error: UnreadableInput;
  /** Whether it is a word or sign that YAML can have at this place, such as a tag, a comment or a text without quotes. */
  readonly yaml: boolean;
}

/** The first error in a text that `JSON.parse` rejects. */
export function jsonError(source: Source): JsonError {
  let depth = 0;
  const enter = (start: number, length: number) => {
    depth++;
    // The parser calls itself for each level.
    if (depth > MAX_DEPTH) {
      throw new First({ error: source.unreadable(TOO_DEEP, { start, end: start + length }), yaml: false });
    }
  };
  const leave = () => {
    depth--;
  };
  const onError = (code: ParseErrorCode, start: number, length: number) => {
    throw new First(because(source, printParseErrorCode(code), { start, end: start + length }));
  };
  try {
    visit(
      source.text,
      { onObjectBegin: enter, onArrayBegin: enter, onObjectEnd: leave, onArrayEnd: leave, onError },
      { disallowComments: true },
    );
  } catch (thrown) {
    if (thrown instanceof First) {
      return thrown.found;
    }
    throw thrown;
  }
  return because(source, '<unknown ParseErrorCode>', { start: 0, end: source.text.length });
}

function because(source: Source, code: Code, range: Range): JsonError {
  const error = source.unreadable(`the file is not valid JSON: ${REASONS[code]}`, range);
  return { error, yaml: isOnlyInYaml(code, source.text, range.start) };
}

function isOnlyInYaml(code: Code, text: string, start: number): boolean {
  switch (code) {
    case 'InvalidSymbol':
    case 'InvalidEscapeCharacter':
      return true;
    case 'PropertyNameExpected':
      // A key that is a number or another literal of JSON, such as an account ID.
      return /[\w-]/.test(text.charAt(start));
    case 'CommaExpected':
      // A text that begins with a number, such as 2010-09-09.
      return /[\w.]/.test(text.charAt(start - 1));
    default:
      return false;
  }
}

/** Ends the visit at the first error. */
class First {
  constructor(readonly found: JsonError) {}
}
