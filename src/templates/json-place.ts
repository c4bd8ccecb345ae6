import { createScanner, type JSONScanner } from 'jsonc-parser';
import type { Place } from './place';
import type { Range } from './source';

/** The first character of the next token, which identifies its kind. It is empty at the end of the text. */
export function nextToken(scanner: JSONScanner, text: string): string {
  scanner.scan();
  return text.charAt(scanner.getTokenOffset());
}

/** A value in a text of valid JSON. Only what leads to a value is read, since few values of a large file are looked for. */
export class JsonPlace implements Place {
  /** The value of the whole text. */
  static whole(text: string): JsonPlace {
    return new JsonPlace(text, { start: text.length - text.trimStart().length, end: text.trimEnd().length });
  }

  #parts?: ReadonlyMap<string | number, Place>;

  private constructor(
    private readonly text: string,
    readonly range: Range,
  ) {}

  public at(key: string | number): Place | undefined {
    this.#parts ??= this.read();
    return this.#parts.get(key);
  }

  /** Reads where the values of this object or list are, without those in them. */
  private read(): ReadonlyMap<string | number, Place> {
    const parts = new Map<string | number, Place>();
    const scanner = createScanner(this.text, true);
    scanner.setPosition(this.range.start);
    const opening = nextToken(scanner, this.text);
    if (opening !== '{' && opening !== '[') {
      return parts;
    }
    let depth = 1;
    let key: string | number = 0;
    let start: number | undefined;
    let end = 0;
    let string = '';
    while (depth > 0) {
      const token = nextToken(scanner, this.text);
      const closes = token === '}' || token === ']';
      if (depth === 1 && token === ':') {
        // What precedes is the key.
        key = string;
        start = undefined;
        continue;
      }
      if (depth === 1 && (token === ',' || closes)) {
        if (start !== undefined) {
          parts.set(key, new JsonPlace(this.text, { start, end }));
        }
        key = typeof key === 'number' ? key + 1 : key;
        start = undefined;
      } else {
        start ??= scanner.getTokenOffset();
        end = scanner.getTokenOffset() + scanner.getTokenLength();
        string = token === '"' ? scanner.getTokenValue() : string;
      }
      depth += closes ? -1 : token === '{' || token === '[' ? 1 : 0;
    }
    return parts;
  }
}
