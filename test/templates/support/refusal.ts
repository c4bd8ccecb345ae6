import { UnreadableInput } from '../../../src/templates/document';
import { type ReadOptions, readDocument } from '../../../src/templates/read-document';

/** The place and the reason with which a file is refused. Any other error is passed on. */
export function refusalOf(text: string, options?: ReadOptions): string {
  try {
    readDocument('template', text, options);
  } catch (error) {
    if (error instanceof UnreadableInput) {
      const { position, reason } = error;
      return `${position ? `${position.line}:${position.column} ` : ''}${reason}`;
    }
    throw error;
  }
  throw new Error(`the file is read: ${JSON.stringify(text)}`);
}
