/** An account that no one has, so that no one is invited by mistake. */
export const NO_ONE = '000000000000';

/** The ID of nothing. */
export const NOTHING = '00000000-0000-4000-8000-000000000000';
