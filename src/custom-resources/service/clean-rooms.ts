import type { Service } from '../engine/ports';

/** AWS Clean Rooms, as `endpointPrefix`, `signingName`, and `serviceId` of its API model name it. */
export const CLEAN_ROOMS: Service = {
  signingName: 'cleanrooms',
  variableName: 'CLEANROOMS',
  transientReasons: ['IAM_SYNCHRONIZATION_DELAY'],
};
