import { expect } from 'vitest';
import { run } from '../../../src/custom-resources/collaboration-member/handler.lambda';
import { COLLABORATION, FakeCollaboration } from '../support/fake-collaboration';
import { type Answer, eventOf, VirtualWorld } from '../support/virtual-world';

export const ACCOUNT = '333333333333';
export const REQUESTED = {
  CollaborationId: COLLABORATION,
  AccountId: ACCOUNT,
  DisplayName: 'Measurer',
  ReceivesResults: false,
};
export const ADDED = `${COLLABORATION}/added-member/${ACCOUNT}`;
export const FOUND = `${COLLABORATION}/found-member/${ACCOUNT}`;

export let service: FakeCollaboration;

/** For `beforeEach` in each file, since files share modules, but not hooks. */
export function renewService(): void {
  service = new FakeCollaboration();
}

/** Delivers an event to the handler. Returns the one response. */
export async function deliver(event: object, world = new VirtualWorld(service.send)): Promise<Answer> {
  await run(event, world.context, world);
  expect(world.answers).toHaveLength(1);
  return world.answers[0] as Answer;
}

export const create = (properties: object = REQUESTED) => deliver(eventOf('Create', properties));
export const update = (properties: object, physicalId: string, old: object = REQUESTED) =>
  deliver(eventOf('Update', properties, { physicalId, old }));
export const remove = (physicalId: string, properties: object = REQUESTED) =>
  deliver(eventOf('Delete', properties, { physicalId }));
