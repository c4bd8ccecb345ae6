import { run as validate } from '../../src/custom-resources/analysis-template-validation/handler.lambda';
import { run as approve } from '../../src/custom-resources/change-request-approval/handler.lambda';
import { run as invite } from '../../src/custom-resources/collaboration-invitation/handler.lambda';
import { run as addMember } from '../../src/custom-resources/collaboration-member/handler.lambda';
import type { Entry } from '../../src/custom-resources/engine/lambda-handler';
import type { LambdaContext, Ports, ServiceRequest } from '../../src/custom-resources/engine/ports';

/** A handler of custom resources that brings no world of its own. */
export type Handler = Entry['run'];
export type HandlerPorts = Ports;
export type HandlerContext = LambdaContext;
export type HandlerRequest = ServiceRequest;

/** The handlers of this library, by the kind of resource that they serve. */
export const HANDLERS: ReadonlyMap<string, Handler> = new Map([
  ['analysis-template-validation', validate],
  ['change-request-approval', approve],
  ['collaboration-invitation', invite],
  ['collaboration-member', addMember],
]);
