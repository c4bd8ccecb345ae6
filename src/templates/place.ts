import type { Data, DataPath, Document, Position } from './document';
import type { Range, Source } from './source';

/** Where a value is written, and where the values in it are. */
export interface Place {
  readonly range: Range;
  /** The place of the value of a key of an object, or at an index of a list. */
  at(key: string | number): Place | undefined;
}

/** A document with the text from which it was read. */
export class ReadDocument implements Document {
  constructor(
    private readonly source: Source,
    readonly data: Data,
    private readonly root: Place,
  ) {}

  public get file(): string {
    return this.source.file;
  }

  public positionOf(path: DataPath): Position {
    return this.source.positionOf(this.rangeOf(path));
  }

  /** The position of a line of the string at a path if the file has the same lines, else the position of the string. */
  public lineInText(path: DataPath, line: number): Position {
    const whole = this.rangeOf(path);
    return this.source.positionOf(lineOfLiteral(this.source.text, whole, line) ?? whole);
  }

  private rangeOf(path: DataPath): Range {
    let place = this.root;
    for (const key of path) {
      const next = place.at(key);
      if (!next) {
        break;
      }
      place = next;
    }
    return place.range;
  }
}

/**
 * The position of a line, which begins with 1, of the string at a path: for example of a line of SQL. Only a literal
 * block of YAML (`|`) has the lines of its string. Elsewhere it is the position of the whole string.
 */
export function lineInText(document: Document, path: DataPath, line: number): Position {
  return document instanceof ReadDocument ? document.lineInText(path, line) : document.positionOf(path);
}

function lineOfLiteral(text: string, { start, end }: Range, line: number): Range | undefined {
  // No other value begins with this character.
  if (text[start] !== '|') {
    return undefined;
  }
  let from = start;
  for (let at = 0; at < line; at++) {
    const next = text.indexOf('\n', from);
    if (next < 0 || next >= end) {
      return undefined;
    }
    from = next + 1;
  }
  const lineEnd = text.indexOf('\n', from);
  const written = text.slice(from, lineEnd < 0 ? end : Math.min(lineEnd, end));
  const indent = written.length - written.trimStart().length;
  return { start: from + indent, end: from + Math.max(indent, written.trimEnd().length) };
}
