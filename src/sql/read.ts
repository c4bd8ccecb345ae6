import { type Cause, Cursor, Stop } from './cursor';
import { definitions } from './definitions';
import { expression } from './expressions';
import { lex } from './lexer';
import { query, queryFrom } from './queries';
import type { Problem, Token } from './token';
import type { Name, Statement } from './tree';
import { STATEMENT_STARTS } from './words';

/**
 * What a SQL text is: understood with its syntax tree, broken where it is certain that no engine reads it, or opaque from
 * an offset on, where it can be valid or not.
 */
export type Reading = Understood | Broken | Opaque;

export interface Understood extends Reads {
  readonly state: 'understood';
  readonly statements: readonly Statement[];
}

export interface Broken extends Reads {
  readonly state: 'broken';
  readonly problem: Problem;
  readonly cause: Cause;
}

export interface Opaque extends Reads {
  readonly state: 'opaque';
  readonly at: number;
}

interface Reads {
  /** The unqualified names of the tables that are read, as far as the text is understood, without those that it defines. */
  readonly tables: readonly Name[];
}

/** Reads a SQL text in linear time. It never throws. */
export function read(sql: string): Reading {
  const known = READINGS.get(sql);
  if (known) {
    return known;
  }
  const reading = readOnce(sql);
  remembered += sql.length;
  if (remembered > MOST_REMEMBERED) {
    READINGS.clear();
    remembered = sql.length;
  }
  READINGS.set(sql, reading);
  return reading;
}

/** Rules read the same texts, one rule after the other. */
const READINGS = new Map<string, Reading>();
/** A bound on the memory that they take, in characters of SQL. */
const MOST_REMEMBERED = 1_000_000;
let remembered = 0;

function readOnce(sql: string): Reading {
  const { tokens, problem } = lex(sql);
  const verb = wrongVerb(tokens);
  if (verb) {
    return { state: 'broken', cause: 'statement', problem: verb, tables: [] };
  }
  if (problem) {
    return { state: 'broken', cause: 'unclosed', problem, tables: [] };
  }
  const tables: Name[] = [];
  const scope = definitions();
  const grammar = { query, expression, queryFrom };
  const onTable = (path: readonly Name[]) => {
    const [name] = path as [Name];
    if (path.length === 1 && !scope.has(name.text)) {
      tables.push(name);
    }
  };
  const cursor = new Cursor(tokens, grammar, onTable, scope);
  try {
    return { state: 'understood', statements: statements(cursor), tables };
  } catch (stop) {
    if (stop instanceof Stop && stop.problem) {
      return { state: 'broken', cause: stop.cause, problem: stop.problem, tables: [] };
    }
    // A mistake of this reader must not end the synthesis of an app.
    return { state: 'opaque', at: stop instanceof Stop ? stop.at : cursor.at, tables };
  }
}

/** A first word that starts another statement than a query. */
function wrongVerb(tokens: readonly Token[]): Problem | undefined {
  const start = tokens.find(({ key }) => key !== '(' && key !== ';') as Token;
  const { kind, key, text, at } = start;
  if (kind === 'end') {
    return { message: 'it contains no query', at };
  }
  return STATEMENT_STARTS.has(key) ? undefined : { message: `it starts with ${text || 'a quote'}`, at };
}

function statements(cursor: Cursor): readonly Statement[] {
  const found: Statement[] = [];
  for (;;) {
    while (cursor.take(';')) {}
    const { kind, key, at, text } = cursor.token;
    if (kind === 'end') {
      return found;
    }
    if (key !== '(' && !STATEMENT_STARTS.has(key)) {
      throw new Stop(at, kind === 'word' ? { message: `a statement starts with ${text}`, at } : undefined, 'statement');
    }
    found.push(key === 'CACHE' ? cache(cursor) : { query: cursor.query(), at });
    if (cursor.token.kind !== 'end' && !cursor.is(';')) {
      throw cursor.unknown();
    }
  }
}

/** `CACHE [LAZY] TABLE name [OPTIONS (…)] [AS] query`. */
function cache(cursor: Cursor): Statement {
  const { at } = cursor.next();
  cursor.take('LAZY');
  cursor.expect('TABLE');
  const name = cursor.name();
  if (cursor.is('OPTIONS')) {
    throw cursor.unknown();
  }
  cursor.take('AS');
  const inner = cursor.query();
  cursor.scope.define(name);
  return { cached: name, query: inner, at };
}
