import { type Text, text } from '../private/text';
import type { Position } from '../sql/position';

/** Why the service refuses a query, or why it is not certain that it runs it. */
export interface Reason {
  /**
   * `refused`: the service rejects the query. `warning`: it might. `unknown`: what decides is not in the app, or no page
   * states it.
   */
  readonly effect: 'refused' | 'warning' | 'unknown';
  /** What is wrong or not known, in lowercase and without a period. */
  readonly what: Text;
  readonly fix?: Text;
  /** The page that states the requirement. */
  readonly page?: string;
  /** The place in the text of the query. */
  readonly position?: Position;
}

/** Something that decides, and that is not known. */
export function notKnown(what: Text): Reason {
  return { effect: 'unknown', what: text`it is not known ${what}` };
}

/** Something that the service rejects, with what to change. */
export function refused(what: Text, fix: Text, page?: string): Reason {
  return { effect: 'refused', what, fix, page };
}
