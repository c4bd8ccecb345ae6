import { lex } from '../../../src/sql/lexer';
import type { Token } from '../../../src/sql/token';
import type { Random } from '../../fuzz/random';

/** The tokens of a query, with the blanks before each of them. */
interface Piece {
  readonly token: Token;
  readonly before: string;
  readonly text: string;
}

/** Changes a query without changing what it means: the case of its words, its blanks, its comments and its aliases. */
export function harmless(sql: string, random: Random): string {
  const pieces = piecesOf(sql);
  const changes = [recased, spaced, commented, aliased] as const;
  const changed = [random.of(changes), random.of(changes)].reduce((result, change) => change(result, random), pieces);
  return changed.map(({ before, text }) => before + text).join('');
}

/** Changes a query so that it often is none: tokens are dropped, doubled, swapped, or replaced by others. */
export function harmful(sql: string, random: Random): string {
  const pieces = [...piecesOf(sql)];
  for (let changes = 1 + random.upTo(2); changes > 0 && pieces.length > 1; changes--) {
    const at = random.upTo(pieces.length - 1);
    const [piece, next] = pieces.slice(at, at + 2) as [Piece, Piece];
    random.of([
      () => pieces.splice(at, 1),
      () => pieces.splice(at, 0, piece),
      () => pieces.splice(at, 2, next, piece),
      () => pieces.splice(at, 1, random.of(pieces)),
    ])();
  }
  return pieces.map(({ text }) => text).join(' ');
}

function piecesOf(sql: string): readonly Piece[] {
  const { tokens } = lex(sql);
  return tokens.map((token, i) => ({
    token,
    before: sql.slice(tokens[i - 1]?.end ?? 0, token.at),
    text: sql.slice(token.at, token.end),
  }));
}

function recased(pieces: readonly Piece[], random: Random): readonly Piece[] {
  return pieces.map((piece) => {
    const isWord = piece.token.kind === 'word' && random.chance(0.5);
    return isWord
      ? { ...piece, text: random.chance(0.5) ? piece.text.toUpperCase() : piece.text.toLowerCase() }
      : piece;
  });
}

function spaced(pieces: readonly Piece[], random: Random): readonly Piece[] {
  return between(pieces, () => random.of([' ', '\n', '\t ', '\r\n  ']));
}

function commented(pieces: readonly Piece[], random: Random): readonly Piece[] {
  return between(pieces, () => (random.chance(0.3) ? random.of([" /* it's */ ", ' -- "x"\n', '/* a; b */']) : ' '));
}

/** Comments that a query has are replaced; a hint stays where it is. */
function between(pieces: readonly Piece[], blank: () => string): readonly Piece[] {
  return pieces.map((piece, i) => {
    const isApart = i > 0 && piece.before !== '' && !isHint(piece) && !isHint(pieces[i - 1]);
    return isApart ? { ...piece, before: blank() } : piece;
  });
}

function isHint(piece: Piece | undefined): boolean {
  return piece?.token.kind === 'hint';
}

/** The `AS` before an alias can be omitted, and an alias can have quotes. */
function aliased(pieces: readonly Piece[], random: Random): readonly Piece[] {
  const result = [...pieces];
  // Whether each open bracket is that of a call, in which `AS` precedes a type or a field.
  const calls: boolean[] = [];
  pieces.forEach(({ token }, i) => {
    if (token.key === '(') {
      calls.push(pieces[i - 1]?.token.kind === 'word');
    } else if (token.key === ')') {
      calls.pop();
    }
    const alias = pieces[i + 1];
    const after = pieces[i + 2]?.token.key;
    const isAlias =
      token.key === 'AS' &&
      alias?.token.kind === 'word' &&
      !alias.text.startsWith('`') &&
      (after === ',' || after === 'FROM');
    if (isAlias && calls.at(-1) !== true && random.chance(0.5)) {
      result[i] = { ...(pieces[i] as Piece), text: random.of(['AS', '']) };
      result[i + 1] = { ...alias, text: `\`${alias.text}\`` };
    }
  });
  return result;
}
