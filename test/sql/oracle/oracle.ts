import { lex } from '../../../src/sql/lexer';
import { positionOf } from '../../../src/sql/position';
import { type Reading, read } from '../../../src/sql/read';
import type { Token } from '../../../src/sql/token';

/** What both readers answer about a text. */
export interface Compared {
  readonly sql: string;
  readonly tokens: readonly Token[];
  readonly ours: Reading;
  /** Why sqlparser-rs does not read it. */
  readonly refusal?: string;
  /** The token where it stops, with those beside it. */
  readonly refused: readonly Token[];
}

/** Loads sqlparser-rs, a reader of SQL by others, which is compiled to WebAssembly. */
export async function startOracle(): Promise<void> {
  // It is an ES module.
  const oracle = await import('@guanmingchiu/sqlparser-ts');
  await oracle.init();
  parse = (sql) => oracle.parse(sql, 'spark');
}

let parse = (_sql: string): unknown => {
  throw new Error('startOracle was not called');
};

export function compared(sql: string): Compared {
  const { tokens } = lex(sql);
  const refusal = refusalOf(sql);
  return {
    sql,
    tokens,
    ours: read(sql),
    refusal,
    refused: refusal === undefined ? [] : refusedIn(sql, tokens, refusal),
  };
}

function refusedIn(sql: string, tokens: readonly Token[], refusal: string): readonly Token[] {
  const [, line, column] = /Line: (\d+), Column: (\d+)/.exec(refusal) ?? [];
  if (line === undefined) {
    return tokens.slice(-3);
  }
  const i = tokens.findIndex(({ at }) => {
    const position = positionOf(sql, at);
    return position.line === Number(line) && position.column >= Number(column);
  });
  return tokens.slice(Math.max(0, i - 2), i + 2);
}

function refusalOf(sql: string): string | undefined {
  try {
    parse(sql);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

/** Whether one of them reads a text, and the other one does not. */
export function differ({ ours, refusal }: Compared): boolean {
  return (ours.state === 'understood') !== (refusal === undefined);
}
