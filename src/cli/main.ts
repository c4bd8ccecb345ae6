export type { Document } from '../templates/document';
export type { StackTemplate } from '../templates/stack-template';
export type { CheckOptions } from './check';
