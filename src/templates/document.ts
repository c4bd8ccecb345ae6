/** A value of a file as plain data: objects, lists, strings, numbers, booleans and null. */
export type Data = unknown;

/** The keys and indices that lead to a value in a document. */
export type DataPath = readonly (string | number)[];

/** Where something is written. Lines and columns begin with 1; the end is the place behind the last character. */
export interface Position {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** A file that has been parsed. */
export interface Document {
  /** The file as the user named it; `-` is the standard input. */
  readonly file: string;
  /** Its value, in which CloudFormation functions have their long form. */
  readonly data: Data;
  /** The position of the value at a path, or of the innermost value around it that the document has. */
  positionOf(path: DataPath): Position;
}

/** Why an input cannot be read, and where. */
export class UnreadableInput extends Error {
  constructor(
    readonly file: string,
    /** What is wrong and what to change, in lowercase and without a period. */
    readonly reason: string,
    readonly position?: Position,
  ) {
    super(reason);
  }
}
