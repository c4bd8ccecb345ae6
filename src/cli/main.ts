export { check } from './check';
export type { CheckOptions } from './check-options';
export { exitStatus } from './exit-status';
export { FORMATS } from './output/formats';
