export type { Document } from '../templates/document';
export type { StackTemplate } from '../templates/stack-template';
export type { CheckOptions } from './check';
export { exitStatus } from './exit-status';
export { FORMATS } from './output/formats';
