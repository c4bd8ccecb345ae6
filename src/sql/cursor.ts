import type { Problem, Token } from './token';
import type { Expression, Name, Query } from './tree';
import { CLAUSE_WORDS } from './words';

/** More brackets within each other than this are not read, so that no text can exceed the stack. */
export const MAX_DEPTH = 200;

/** The text is not a query, or something is not closed, or a part is missing, or a parameter stands for a name. */
export type Cause = 'statement' | 'unclosed' | 'incomplete' | 'parameter';

/** Ends the reading of a text. It never leaves this folder. */
export class Stop extends Error {
  constructor(
    readonly at: number,
    /** What is certainly wrong. Without it, the text is only not understood. */
    readonly problem?: Problem,
    readonly cause: Cause = 'incomplete',
  ) {
    super();
  }
}

/** The parts of the grammar that contain each other. */
export interface Grammar {
  readonly query: (cursor: Cursor) => Query;
  readonly expression: (cursor: Cursor) => Expression;
  /** The rest of a query whose first part, in brackets, has been read. */
  readonly queryFrom: (cursor: Cursor, first: Query) => Query;
}

/** A place in the tokens of a text, with what reads them. */
export class Cursor {
  /** The next token. It is asked for so often that it is kept. */
  token: Token;
  private index = 0;
  private depth = 0;
  /** How many `CASE` of the query are open, one of which an `END` can close. */
  private cases = 0;

  constructor(
    private readonly tokens: readonly Token[],
    private readonly grammar: Grammar,
    /** Is called for each table that is read. */
    readonly onTable: (path: readonly Name[]) => void = () => {},
    /** Is called when names of common table expressions become visible, and returns what hides them again. */
    readonly scope: Scope = NO_SCOPE,
  ) {
    this.token = tokens[0] as Token;
  }

  get at(): number {
    return this.token.at;
  }

  peek(ahead = 1): Token {
    return (this.tokens[this.index + ahead] ?? this.tokens.at(-1)) as Token;
  }

  next(): Token {
    const { token } = this;
    this.move(1);
    return token;
  }

  /** Whether the next token is one of these. It is called for each optional part, so that it must be fast. */
  is(first: string, second?: string, third?: string, fourth?: string): boolean {
    const { key } = this.token;
    return key === first || key === second || key === third || key === fourth;
  }

  /** Whether the next tokens are these. */
  are(first: string, second: string, third?: string): boolean {
    return (
      this.token.key === first && this.peek().key === second && (third === undefined || this.peek(2).key === third)
    );
  }

  /** Moves on if the next tokens are these. */
  take(first: string, second?: string, third?: string): boolean {
    if (this.token.key !== first || (second !== undefined && !this.are(first, second, third))) {
      return false;
    }
    this.move(second === undefined ? 1 : third === undefined ? 2 : 3);
    return true;
  }

  expect(key: string): Token {
    if (!this.is(key)) {
      throw this.missing(key);
    }
    return this.next();
  }

  /** The text ends here, or in a place where only this key can stand, or it is not understood. */
  missing(key: string): Stop {
    const { kind } = this.token;
    const certain = kind === 'end' || (CLAUSE_WORDS.has(this.token.key) && key !== ')');
    return new Stop(
      this.at,
      certain ? { message: `${key} is missing before ${this.found()}`, at: this.at } : undefined,
    );
  }

  /** A value, table or name is required here, and there is certainly none. */
  absent(what: string): Stop {
    const { kind, key } = this.token;
    const certain = kind === 'end' || key === ')' || key === ',' || key === ';' || CLAUSE_WORDS.has(key);
    return new Stop(
      this.at,
      certain ? { message: `${what} is missing before ${this.found()}`, at: this.at } : undefined,
    );
  }

  unknown(): Stop {
    return new Stop(this.at);
  }

  name(): Name {
    const { kind, text, at } = this.token;
    if (kind === 'parameter') {
      throw new Stop(at, { message: `:${text} stands for a name`, at }, 'parameter');
    }
    if (kind !== 'word' && kind !== 'name' && kind !== 'quoted') {
      throw this.unknown();
    }
    this.next();
    return kind === 'word' ? { text, at } : { text, at, quote: kind === 'name' ? '`' : '"' };
  }

  isName(): boolean {
    const { kind } = this.token;
    return kind === 'word' || kind === 'name' || kind === 'quoted';
  }

  query(): Query {
    const outer = this.cases;
    this.cases = 0;
    const result = this.nested(() => this.grammar.query(this));
    this.cases = outer;
    return result;
  }

  /** Reads what is between `CASE` and `END`. */
  inCase<T>(read: () => T): T {
    this.cases++;
    const result = this.nested(read);
    this.cases--;
    return result;
  }

  get isInCase(): boolean {
    return this.cases > 0;
  }

  queryFrom(first: Query): Query {
    return this.nested(() => this.grammar.queryFrom(this, first));
  }

  expression(): Expression {
    this.enter();
    const result = this.grammar.expression(this);
    this.depth--;
    return result;
  }

  /** Elements that are separated by commas. */
  list<T>(element: () => T): readonly T[] {
    const elements = [element()];
    while (this.take(',')) {
      elements.push(element());
    }
    return elements;
  }

  /** Reads something that can contain itself. */
  nested<T>(read: () => T): T {
    this.enter();
    const result = read();
    this.depth--;
    return result;
  }

  private enter() {
    if (++this.depth > MAX_DEPTH) {
      throw this.unknown();
    }
  }

  /** The last token is that of the end of the text. */
  private move(by: number) {
    this.index = Math.min(this.index + by, this.tokens.length - 1);
    this.token = this.tokens[this.index] as Token;
  }

  private found(): string {
    const { kind, text } = this.token;
    return kind === 'end' ? 'the end of the text' : text;
  }
}

/** The names that a query defines. */
export interface Scope {
  readonly open: () => void;
  readonly define: (name: Name) => void;
  readonly close: () => void;
}

const NO_SCOPE: Scope = { open: () => {}, define: () => {}, close: () => {} };
