import { lex } from './lexer';
import type { Token } from './token';
import type { Hint, HintArgument } from './tree';

/** Reads the hints in a comment, `NAME(arguments), NAME …`. What is not understood is left out. */
export function hintsIn({ text, at }: Token): readonly Hint[] {
  const { tokens } = lex(text);
  // The text follows the three characters that start the comment.
  const start = at + 3;
  const hints: Hint[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const { kind, key } = tokens[i] as Token;
    if (kind !== 'word') {
      continue;
    }
    const found: HintArgument[] = [];
    const offset = start + (tokens[i] as Token).at;
    if (tokens[i + 1]?.key === '(') {
      i += 2;
      for (let depth = 1; i < tokens.length; i++) {
        const token = tokens[i] as Token;
        depth += token.key === '(' ? 1 : token.key === ')' ? -1 : 0;
        if (depth === 0) {
          break;
        }
        if (token.key !== ',' && token.kind !== 'end') {
          found.push({ kind: kindOf(token), text: token.text, at: start + token.at });
        }
      }
    }
    hints.push({ name: key, arguments: found, at: offset });
  }
  return hints;
}

function kindOf({ kind }: Token): HintArgument['kind'] {
  switch (kind) {
    case 'number':
    case 'parameter':
      return kind;
    case 'word':
    case 'name':
    case 'quoted':
      return 'name';
    default:
      return 'other';
  }
}
