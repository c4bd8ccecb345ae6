/**
 * The smallest unit of a SQL text.
 *
 * `word`: a name or keyword without quotes. `name`: a name in backticks. `quoted`: a text in double quotes, which is a
 * name or a string. `parameter`: `:name`. `hint`: the text of a comment that contains hints. `end`: after the last one.
 */
export interface Token {
  readonly kind: 'word' | 'name' | 'quoted' | 'string' | 'number' | 'parameter' | 'symbol' | 'hint' | 'end';
  /** The text without quotes, and without the colon of a parameter. */
  readonly text: string;
  /** What decides about syntax: a word in uppercase, or a symbol. It is empty for all others. */
  readonly key: string;
  readonly at: number;
  readonly end: number;
}

/** What is certainly wrong with a text, and where. */
export interface Problem {
  readonly message: string;
  readonly at: number;
}
