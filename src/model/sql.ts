/**
 * A lexer for the placeholders and tables of a Spark SQL query.
 *
 * It recognizes words and brackets. It does not validate the query, and omits a name if it is not certain.
 */
interface Token {
  readonly kind: 'word' | 'placeholder' | 'symbol';
  readonly text: string;
  readonly quoted?: boolean;
}

/** The lexemes. A lexeme without its end extends to the end of the text, so that nothing in it is treated as a name. */
const LEXEME = new RegExp(
  [
    // Comments. A backslash continues a line comment, and block comments can be nested.
    /--(?:\\\r?\n|[^\r\n])*/,
    /\/\*(?:\/\*[\s\S]*?\*\/|[\s\S])*?(?:\*\/|$)/,
    // Strings, first raw strings, in which a backslash has no special meaning. A doubled quote is read as two strings.
    /[rR](?:'[^']*(?:'|$)|"[^"]*(?:"|$))/,
    /'(?:[^'\\]|\\[\s\S])*(?:'|$)/,
    // Quoted names, or strings in double quotes.
    /"(?:[^"\\]|\\[\s\S]|"")*(?:"|$)/,
    /`(?:[^`]|``)*(?:`|$)/,
    // Casts, then placeholders. A colon directly after a name or bracket precedes a field or its type.
    /::/,
    /(?<![\w)\]]):[A-Za-z0-9_]+/,
    // Names, with hyphens because names of associations can have them.
    /[\p{L}_$][\p{L}\p{N}_$]*(?:-[\p{L}\p{N}_$]+)*/u,
    /\d[\w.]*/,
    /\S/,
  ]
    .map((pattern) => pattern.source)
    .join('|'),
  'gu',
);

/** Words that start another query. */
const NEXT_QUERY = ['WITH', 'VALUES', 'UNION', 'INTERSECT', 'EXCEPT', 'MINUS'];

/** Words that end the tables of a query. */
const ENDS = [...NEXT_QUERY, 'WHERE', 'BY', 'HAVING', 'QUALIFY', 'WINDOW', 'LIMIT', 'OFFSET'];

/** Words that can be in the place of a table, but are not tables. */
const NO_TABLE = [...ENDS, 'SELECT', 'FROM', 'TABLE', 'LATERAL', 'JOIN', 'ON', 'USING', 'GROUP', 'ORDER'];

/** The names of the parameters of a query, `:name`, without duplicates and in the order of their first use. */
export function placeholdersOf(sql: string): readonly string[] {
  const tokens = tokenize(sql);
  const names = new Set<string>();
  // The depth in `STRUCT<…>`, where a colon can be between a field and its type.
  let depth = 0;
  tokens.forEach((token, i) => {
    if (is(token, '<') && (depth > 0 || keyword(tokens, i - 1, 'STRUCT'))) {
      depth++;
    } else if (is(token, '>') && depth > 0) {
      depth--;
    } else if (token.kind === 'placeholder' && depth === 0) {
      names.add(token.text);
    }
  });
  return [...names];
}

/**
 * The tables that a query reads, without the tables that it defines.
 *
 * The names are in lowercase and without duplicates. Qualified names and functions are omitted.
 */
export function tablesOf(sql: string): readonly string[] {
  const tokens = tokenize(sql);
  const defined = definedIn(tokens);
  const tables = new Set<string>();
  // Brackets around tables, and the state of the query for each open bracket. In `joined`, commas do not separate tables.
  const brackets = new Set<number>();
  const parts: ('other' | 'select' | 'from' | 'joined')[] = ['other'];
  tokens.forEach((token, i) => {
    const top = parts.length - 1;
    const inFrom = parts[top] === 'from' || parts[top] === 'joined';
    const word = (...words: readonly string[]) => keyword(tokens, i, ...words);
    if (is(token, '(')) {
      parts.push(brackets.has(i) ? 'from' : 'other');
    } else if (is(token, ')')) {
      parts.length = Math.max(1, top);
    } else if (word('SELECT')) {
      parts[top] = 'select';
    } else if (word('FROM') && parts[top] === 'select' && !keyword(tokens, i - 1, 'DISTINCT')) {
      if (addTable(i + 1)) {
        parts[top] = 'from';
      }
    } else if (is(token, ',') && parts[top] === 'from') {
      addTable(i + 1);
    } else if (word('JOIN') && inFrom) {
      addTable(i + 1);
    } else if (inFrom && (word('ON', 'USING') || (word('VIEW') && keyword(tokens, i - 1, 'LATERAL')))) {
      parts[top] = 'joined';
    } else if (inFrom && word(...ENDS)) {
      parts[top] = 'other';
    } else if (parts[top] === 'from' && token.kind !== 'word' && !is(token, '.')) {
      parts[top] = 'other';
    }
  });
  return [...tables].filter((table) => !defined.has(table));

  /** Adds the table that starts here. It returns false if no table can start here. */
  function addTable(start: number): boolean {
    let at = start;
    while (is(tokens[at], '(')) {
      brackets.add(at++);
    }
    const name = tokens[at];
    if (name?.kind !== 'word') {
      return at > start;
    }
    const sure = !keyword(tokens, at, ...NO_TABLE) && !is(tokens[at + 1], '(') && !is(tokens[at + 1], '.');
    if (sure) {
      tables.add(name.text.toLowerCase());
    }
    return true;
  }
}

/** The names that a query defines for its subqueries: `name [(columns)] [AS] (…`, and `CACHE TABLE name`. */
function definedIn(tokens: readonly Token[]): ReadonlySet<string> {
  const startsQuery = (at: number) => is(tokens[at], '(') || keyword(tokens, at, 'SELECT', 'WITH', 'VALUES', 'FROM');
  const defines = (at: number) => {
    if (keyword(tokens, at - 1, 'TABLE', 'VIEW')) {
      return true;
    }
    let next = at + 1;
    if (is(tokens[next], '(')) {
      if (startsQuery(next + 1)) {
        return true;
      }
      do {
        next++;
      } while (tokens[next]?.kind === 'word' || is(tokens[next], ','));
      next++;
      if (is(tokens[next], '(')) {
        return true;
      }
    }
    return keyword(tokens, next, 'AS') && is(tokens[next + 1], '(');
  };
  return new Set(tokens.flatMap(({ kind, text }, i) => (kind === 'word' && defines(i) ? [text.toLowerCase()] : [])));
}

function tokenize(sql: string): readonly Token[] {
  return (sql.match(LEXEME) ?? []).flatMap((lexeme): Token[] => {
    if (/^(--|\/\*)/.test(lexeme)) {
      return [];
    }
    if (/^(["`])[\s\S]+\1$/.test(lexeme)) {
      return [{ kind: 'word', text: lexeme.slice(1, -1), quoted: true }];
    }
    if (/^:\w/.test(lexeme)) {
      return [{ kind: 'placeholder', text: lexeme.slice(1) }];
    }
    if (/^[\p{L}_$][^'"]*$/u.test(lexeme)) {
      return [{ kind: 'word', text: lexeme }];
    }
    return [{ kind: 'symbol', text: lexeme }];
  });
}

function is(token: Token | undefined, symbol: string): boolean {
  return token?.kind === 'symbol' && token.text === symbol;
}

/** Whether a token is one of these words, unquoted and not part of a qualified name. */
function keyword(tokens: readonly Token[], at: number, ...words: readonly string[]): boolean {
  const token = tokens[at];
  if (token?.kind !== 'word' || token.quoted || is(tokens[at - 1], '.')) {
    return false;
  }
  return words.includes(token.text.toUpperCase());
}
