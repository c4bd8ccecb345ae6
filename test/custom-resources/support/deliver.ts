import { expect } from 'vitest';
import type { Entry } from '../../../src/custom-resources/engine/lambda-handler';
import type { ServiceRequest, ServiceResponse } from '../../../src/custom-resources/engine/ports';
import { type Answer, eventOf, VirtualWorld } from './virtual-world';

type Service = (request: ServiceRequest, world: VirtualWorld) => ServiceResponse;

/** Delivers requests to a handler as CloudFormation does, each with its own ports. */
export function deliveriesTo(run: Entry['run'], service: Service) {
  const deliver = async (event: object, world = new VirtualWorld(service)): Promise<Answer> => {
    await run(event, world.context, world);
    expect(world.answers).toHaveLength(1);
    return world.answers[0] as Answer;
  };
  return {
    deliver,
    create: (properties: object) => deliver(eventOf('Create', properties)),
    update: (properties: object, physicalId: string) => deliver(eventOf('Update', properties, { physicalId })),
    remove: (physicalId: string, properties: object = {}) => deliver(eventOf('Delete', properties, { physicalId })),
  };
}
