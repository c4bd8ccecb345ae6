import { CST, Lexer, Parser } from 'yaml';
import { MAX_DEPTH, MAX_YAML_CHARACTERS, MAX_YAML_TOKENS, TOO_DEEP } from './bounds';
import type { Source } from './source';

/** A document, and a scalar that is being read, are on the stack of the parser as well. */
const MAX_STACK = MAX_DEPTH + 2;

/** Marks that the lexer adds, which the file does not contain. */
const MARKS: ReadonlySet<string> = new Set([CST.DOCUMENT, CST.FLOW_END, CST.SCALAR]);

/**
 * The syntax of a YAML file.
 *
 * What composes values from it calls itself for each level, and ends the process if the file has too many. This parser
 * does not, so the bounds are checked here.
 */
export function tokensOf(source: Source): readonly CST.Token[] {
  if (source.text.length > MAX_YAML_CHARACTERS) {
    throw source.unreadable(
      `the file has more than ${MAX_YAML_CHARACTERS} characters, and CloudFormation accepts templates of 1 MB at most: split it, or convert it to JSON`,
    );
  }
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  let count = 0;
  for (const lexeme of new Lexer().lex(source.text)) {
    count += MARKS.has(lexeme) ? 0 : 1;
    if (count > MAX_YAML_TOKENS) {
      throw source.unreadable(
        `the file has more values than a template of 1 MB can have: split it, or convert it to JSON`,
        { start: parser.offset, end: parser.offset },
      );
    }
    tokens.push(...parser.next(lexeme));
    if (parser.stack.length > MAX_STACK) {
      throw source.unreadable(TOO_DEEP, { start: parser.offset, end: parser.offset });
    }
  }
  tokens.push(...parser.end());
  return tokens;
}
