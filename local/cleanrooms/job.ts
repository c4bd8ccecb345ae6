import type { JobRecord } from './records';
import type { World } from './world';

export function newJob(world: World, table: { readonly id: string }): JobRecord {
  const startTime = world.now();
  const { seconds, failure } = world.policy.populate(table);
  return { id: world.newId(), startTime, endTime: startTime + seconds, failure };
}

export function stateOf(world: World, { endTime, failure }: JobRecord): 'running' | 'succeeded' | 'failed' {
  if (world.now() < endTime) {
    return 'running';
  }
  return failure === undefined ? 'succeeded' : 'failed';
}
