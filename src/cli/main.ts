export type { Document } from '../templates/document';
export { readDocument } from '../templates/read-document';
export type { StackTemplate } from '../templates/stack-template';
export type { CheckOptions } from './check';
export { exitStatus } from './exit-status';
export { FORMATS } from './output/formats';
