import type { Handler } from '../../../local/simulation/handlers';

/** Adds one defect to a handler, which otherwise stays as it is, so that nothing but the defect can be found. */
export type Defect = (handler: Handler) => Handler;
