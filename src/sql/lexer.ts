import type { Problem, Token } from './token';
import { BEFORE_VALUES } from './words';

/** The tokens of a text, ending with one of the kind `end`, and what is not closed. */
export interface Lexed {
  readonly tokens: readonly Token[];
  readonly problem?: Problem;
}

const BLANK = /\s+/y;
const LINE_COMMENT = /--(?:\\\r?\n|[^\r\n])*/y;
const NUMBER = /(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?(?:[lLsSyYdDfF]|BD|bd)?(?![\p{L}\p{N}_])/uy;
/** Most numbers, and what cannot follow them. */
const PLAIN_NUMBER = /\d+(?:\.\d+)?(?![\w.\x80-\uffff])/y;
/** A word can start with a digit, as in `2024_sales`. */
const WORD = /[\p{L}\p{N}_$]+/uy;
const PARAMETER = /:[A-Za-z0-9_]+/y;
/** Symbols of several characters, the longest first, by their first one. A slash before a star opens a comment. */
const LONG_SYMBOLS: ReadonlyMap<string, readonly string[]> = new Map([
  ['<', ['<=>', '<=', '<>']],
  ['>', ['>=']],
  ['!', ['!=']],
  ['=', ['==', '=>']],
  ['-', ['->']],
  ['|', ['||/', '||', '|/', '|>']],
  [':', ['::']],
]);

/** Splits a SQL text into tokens, in linear time. Text without its end extends to the end of the text. */
export function lex(sql: string): Lexed {
  const tokens: Token[] = [];
  const brackets: Bracket[] = [];
  let problem: Problem | undefined;
  let at = 0;

  const match = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    return pattern.exec(sql)?.[0];
  };
  const add = (kind: Token['kind'], text: string, end: number, key = '') => {
    tokens.push({ kind, text, key, at, end });
    at = end;
  };
  const quote = (kind: Token['kind'], start: number, mark: string, escapes: boolean) => {
    const { text, end, closed } = quoted(sql, start, mark, escapes);
    if (!closed) {
      problem ??= { message: `the quote ${mark} is not closed`, at };
    }
    add(kind, text, end);
  };

  while (at < sql.length) {
    const char = sql[at] as string;
    if (char === ' ') {
      at++;
      continue;
    }
    const next = sql[at + 1];
    if (char <= ' ' || char > '~') {
      const blank = match(BLANK);
      if (blank) {
        at += blank.length;
        continue;
      }
    }
    if (char === '-' && next === '-') {
      at += (match(LINE_COMMENT) as string).length;
    } else if (char === '/' && next === '*') {
      const end = endOfComment(sql, at);
      if (end === undefined) {
        problem ??= { message: 'the comment is not closed', at };
      }
      // Elsewhere than after SELECT, hints are comments.
      if (sql[at + 2] === '+' && end !== undefined && (tokens.at(-1)?.kind === 'hint' || isWord('SELECT'))) {
        add('hint', sql.slice(at + 3, end - 2), end);
      } else {
        at = end ?? sql.length;
      }
    } else if ((char === 'r' || char === 'R') && (next === "'" || next === '"')) {
      quote('string', at + 1, next, false);
    } else if (char === "'") {
      quote('string', at, char, true);
    } else if (char === '"') {
      quote('quoted', at, char, true);
    } else if (char === '`') {
      quote('name', at, char, false);
    } else {
      other(char);
    }
  }
  tokens.push({ kind: 'end', text: '', key: '', at, end: at });
  return { tokens, problem: problem ?? unmatchedBracket(brackets) };

  function other(char: string) {
    // Most tokens are words and symbols of one character, for which no pattern is required.
    if (isLetter(char)) {
      const end = endOfWord(sql, at);
      if (end !== undefined) {
        const text = sql.slice(at, end);
        add('word', text, end, text.toUpperCase());
        return;
      }
    }
    if (isBracket(char)) {
      brackets.push({ key: char, at });
      add('symbol', char, at + 1, char);
      return;
    }
    if (SINGLE.has(char)) {
      add('symbol', char, at + 1, char);
      return;
    }
    if (char === ':' && startsParameter()) {
      const parameter = match(PARAMETER);
      if (parameter) {
        add('parameter', parameter.slice(1), at + parameter.length);
        return;
      }
    }
    const startsNumber = isDigit(char) || (char === '.' && isDigit(sql[at + 1] ?? ''));
    // After a point there are only names, as in `a.1b`.
    const number = startsNumber && !follows('.') ? (match(PLAIN_NUMBER) ?? match(NUMBER)) : undefined;
    if (number) {
      add('number', number, at + number.length);
      return;
    }
    const word = isDigit(char) || isLetter(char) || char === '$' || char > '~' ? match(WORD) : undefined;
    if (word) {
      add('word', word, at + word.length, word.toUpperCase());
      return;
    }
    const symbol = symbolAt(sql, at);
    add('symbol', symbol, at + symbol.length, symbol);
  }

  /** Directly after a name or a bracket, a colon precedes a field or its type. */
  function startsParameter(): boolean {
    const last = tokens.at(-1);
    if (!last || last.end !== at) {
      return true;
    }
    return last.kind === 'word' ? BEFORE_VALUES.has(last.key) : !/[)\]]$|^$/.test(last.key);
  }

  function isWord(key: string): boolean {
    return tokens.at(-1)?.key === key;
  }

  function follows(symbol: string): boolean {
    const last = tokens.at(-1);
    return last?.key === symbol && last.end === at;
  }
}

type Bracket = Pick<Token, 'key' | 'at'>;

function isBracket(char: string): boolean {
  return char === '(' || char === ')' || char === '[' || char === ']';
}

/** Other symbols with which no longer symbol starts. */
const SINGLE: ReadonlySet<string> = new Set([...',;*+/%&^~@?']);

function symbolAt(sql: string, at: number): string {
  const isSymbol = (symbol: string) =>
    sql.startsWith(symbol, at) && !(symbol.endsWith('/') && sql[at + symbol.length] === '*');
  return LONG_SYMBOLS.get(sql[at] as string)?.find(isSymbol) ?? String.fromCodePoint(sql.codePointAt(at) as number);
}

function isLetter(char: string): boolean {
  return (char >= 'a' && char <= 'z') || (char >= 'A' && char <= 'Z') || char === '_';
}

function isDigit(char: string): boolean {
  return char >= '0' && char <= '9';
}

/** The letters, digits and underscores of ASCII, which most words consist of. */
const ASCII_WORD = /\w*/y;

/** The end of a word of ASCII letters. It is undefined if the word contains others. */
function endOfWord(sql: string, start: number): number | undefined {
  ASCII_WORD.lastIndex = start;
  ASCII_WORD.test(sql);
  const end = ASCII_WORD.lastIndex;
  const next = sql[end];
  return next === undefined || (next <= '~' && next !== '$') ? end : undefined;
}

/** The text in quotes that start at an offset. A doubled quote stands for one, and a backslash escapes if it is allowed to. */
function quoted(sql: string, start: number, mark: string, escapes: boolean) {
  let text = '';
  let from = start + 1;
  for (let i = from; i < sql.length; i++) {
    if (escapes && sql[i] === '\\') {
      i++;
    } else if (sql[i] === mark) {
      text += sql.slice(from, i);
      if (sql[i + 1] !== mark) {
        return { text, end: i + 1, closed: true };
      }
      from = ++i;
    }
  }
  return { text: text + sql.slice(from), end: sql.length, closed: false };
}

/** The start or the end of a block comment. */
const COMMENT_MARK = /\/\*|\*\//g;

/** Block comments can be nested. */
function endOfComment(sql: string, start: number): number | undefined {
  COMMENT_MARK.lastIndex = start;
  let depth = 0;
  while (COMMENT_MARK.test(sql)) {
    const end = COMMENT_MARK.lastIndex;
    depth += sql[end - 1] === '*' ? 1 : -1;
    if (depth === 0) {
      return end;
    }
  }
  return undefined;
}

function unmatchedBracket(brackets: readonly Bracket[]): Problem | undefined {
  const open: Bracket[] = [];
  for (const bracket of brackets) {
    const { key, at } = bracket;
    if (key === '(' || key === '[') {
      open.push(bracket);
      continue;
    }
    const last = open.pop();
    if (last?.key !== (key === ')' ? '(' : '[')) {
      return last
        ? { message: `the bracket ${last.key} is not closed`, at: last.at }
        : { message: `the bracket ${key} closes nothing`, at };
    }
  }
  const last = open.at(-1);
  return last && { message: `the bracket ${last.key} is not closed`, at: last.at };
}
