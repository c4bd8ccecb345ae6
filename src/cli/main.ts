export type { Document } from '../templates/document';
export { readDocument } from '../templates/read-document';
export type { StackTemplate } from '../templates/stack-template';
export type { CheckOptions } from './check';
