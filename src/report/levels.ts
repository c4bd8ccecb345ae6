/** How much of a column a member learns, from the least to the most. */
export const LEVELS = [
  /** Nothing. There is no flow with this level. */
  'NOTHING',
  /** Only which rows match those of another table. */
  'JOINED',
  /** Compared with constants of a text that is fixed. */
  'FILTER_FIXED',
  /** Compared with what the member who runs the analysis chooses. */
  'FILTER_FREE',
  /** In a value that is computed from many rows, with the noise of differential privacy. */
  'AGGREGATED_NOISY',
  /** In a value that is computed from many rows, and is returned only for groups of a minimum size. */
  'AGGREGATED_MIN',
  /** In a value that is computed from many rows. */
  'AGGREGATED',
  /** The values of the rows that match those of another table. */
  'OVERLAP',
  /** The values. */
  'CLEAR',
] as const;

export type Level = (typeof LEVELS)[number];

/** Whether a level is more than another one. */
export function isMore(level: Level, other: Level): boolean {
  return LEVELS.indexOf(level) > LEVELS.indexOf(other);
}

/** The highest of some levels. */
export function highest(levels: readonly Level[]): Level {
  return levels.reduce((most, level) => (isMore(level, most) ? level : most), 'NOTHING');
}
