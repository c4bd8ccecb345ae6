import type { Handler } from '../../../local/simulation/handler';

/** A handler with one known defect: else it is the real one, so that nothing but the defect can be found. */
export type Defect = (handler: Handler) => Handler;
