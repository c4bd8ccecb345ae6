import type { Level } from '../../levels';
import type { Guard, MemberId, Through } from '../../report';
import type { Participant } from '../../room';
import type { SharedTable } from './tables';

/** A way in which members learn something of a column. A flow is all of them that have the same receiver and column. */
export interface Disclosure {
  readonly owner: MemberId;
  readonly table: string;
  readonly column: string;
  readonly level: Level;
  readonly guards: readonly Guard[];
  readonly through: Through;
  /** Whether the level follows from a text or rule that is understood. */
  readonly read: boolean;
  readonly receivers: readonly Participant[];
  readonly functions?: readonly string[];
  readonly parameters?: readonly string[];
  readonly joins?: readonly string[];
  /** Whether it adds nothing to a disclosure of the same analysis with the same level or a higher one. */
  readonly minor?: boolean;
}

/** What an analysis discloses of a column of one of its tables. */
export interface Touch
  extends Pick<Disclosure, 'column' | 'level' | 'guards' | 'functions' | 'parameters' | 'joins' | 'minor'> {
  readonly table: SharedTable;
  /** Whether it is only how many rows the table has. */
  readonly rows?: boolean;
}

/** Stands in the place of a column for the number of rows, which no other column can have as its name. */
export const NUMBER_OF_ROWS = 'count(*)';

/**
 * What is disclosed without the controls of direct results. They protect neither what an intermediate table contains, which
 * is a fresh set of data, nor what a model is trained with.
 */
export function unguarded<T extends Touch>(touch: T): T {
  return { ...touch, level: UNGUARDED[touch.level] ?? touch.level, guards: [] };
}

const UNGUARDED: Readonly<Partial<Record<Level, Level>>> = {
  AGGREGATED_NOISY: 'AGGREGATED',
  AGGREGATED_MIN: 'AGGREGATED',
};
