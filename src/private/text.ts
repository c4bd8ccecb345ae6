/** A text for users: prose, in which each part of this API is marked as code, since languages write it differently. */
export type Text = string | MarkedText;

/** Stands in the source of a code for a value, which no language changes. */
const HOLE = '\0';

/** A part of this API, such as an option, a class, a member or a call, as TypeScript writes it. */
export class Code {
  private constructor(
    private readonly source: string,
    private readonly values: readonly string[],
  ) {}

  /** Strings in the source are values as well. */
  static of(parts: readonly string[], values: readonly string[]): Code {
    const all: string[] = [];
    const holed = parts.map((part, i) => {
      const source = part.replace(/"[^"]*"/g, (string) => {
        all.push(string);
        return HOLE;
      });
      all.push(...values.slice(i, i + 1));
      return source;
    });
    return new Code(holed.join(HOLE), all);
  }

  /** The code with its source rewritten, and each value in its place byte for byte. */
  write(rewrite: (source: string) => string = (source) => source): string {
    return rewrite(this.source)
      .split(HOLE)
      .map((part, i) => `${part}${this.values[i] ?? ''}`)
      .join('');
  }

  toString(): never {
    throw new Error('a code in a plain template would lose its mark: use text`…`');
  }
}

/** Prose and code in turn. */
export class MarkedText {
  constructor(readonly parts: readonly (string | Code)[]) {}

  toString(): never {
    throw new Error('a text in a plain template would lose its marks: use text`…`');
  }
}

/** Marks a part of this API: `code('allowedColumns')`. A value in it stays as it is: code`TableSource.glue(${name})`. */
export function code(source: string | TemplateStringsArray, ...values: readonly string[]): Code {
  return typeof source === 'string' ? Code.of([source], []) : Code.of(source, values);
}

/** A text with marks. A line break in the template is a blank, so that long texts can be written in several lines. */
export function text(prose: TemplateStringsArray, ...values: readonly (Text | Code | number)[]): Text {
  return concat(prose.flatMap((part, i) => [part.replace(/\s*\n\s*/g, ' '), ...values.slice(i, i + 1)]));
}

/** Texts as one, with a separator between them. */
export function join(texts: readonly (Text | Code)[], separator: string): Text {
  return concat(texts.flatMap((one, i) => (i === 0 ? [one] : [separator, one])));
}

/** A text as `write` writes the code in it. */
export function render(marked: Text, write: (code: Code) => string): string {
  return partsOf(marked)
    .map((part) => (part instanceof Code ? write(part) : part))
    .join('');
}

/** The prose of a text and the code in it, in turn. */
export function partsOf(marked: Text): readonly (string | Code)[] {
  return typeof marked === 'string' ? [marked] : marked.parts;
}

function concat(values: readonly (Text | Code | number)[]): Text {
  return new MarkedText(
    values.flatMap((value) => {
      if (value instanceof Code) {
        return [value];
      }
      return typeof value === 'number' ? [String(value)] : [...partsOf(value)];
    }),
  );
}
