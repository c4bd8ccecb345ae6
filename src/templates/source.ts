import { LineCounter } from 'yaml';
import { type Position, UnreadableInput } from './document';

/** A part of a text: the offsets of its first character and of the place behind its last one. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** The text of a file, and the lines in it. */
export class Source {
  #lines?: LineCounter;

  constructor(
    readonly file: string,
    readonly text: string,
  ) {}

  /** A parser can name a place behind the end, where something is missing. */
  public positionOf({ start, end }: Range): Position {
    const from = this.lines.linePos(Math.min(start, this.text.length));
    const to = this.lines.linePos(Math.min(end, this.text.length));
    return { line: from.line, column: from.col, endLine: to.line, endColumn: to.col };
  }

  public unreadable(reason: string, range?: Range): UnreadableInput {
    return new UnreadableInput(this.file, reason, range && this.positionOf(range));
  }

  /** Counted when a position is needed for the first time: most files have no finding. */
  private get lines(): LineCounter {
    if (!this.#lines) {
      const lines = new LineCounter();
      for (let start = 0; ; ) {
        lines.addNewLine(start);
        const end = this.text.indexOf('\n', start);
        if (end < 0) {
          break;
        }
        start = end + 1;
      }
      this.#lines = lines;
    }
    return this.#lines;
  }
}
