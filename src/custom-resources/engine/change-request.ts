import type { ChangeRequest } from './operations';

/** The ability that a change request can give or take. */
export const RECEIVE = 'CAN_RECEIVE_RESULTS';

/** In one order for all who look, also where two are of the same moment. */
export function newestFirst(requests: readonly ChangeRequest[]): ChangeRequest[] {
  return [...requests].sort((a, b) => (b.createTime ?? 0) - (a.createTime ?? 0) || (a.id < b.id ? -1 : 1));
}
