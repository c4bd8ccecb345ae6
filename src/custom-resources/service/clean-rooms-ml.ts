import type { Service } from '../engine/ports';

/** AWS Clean Rooms ML, as `endpointPrefix`, `signingName`, and `serviceId` of its API model name it. */
export const CLEAN_ROOMS_ML: Service = {
  signingName: 'cleanrooms-ml',
  variableName: 'CLEANROOMSML',
  transientReasons: [],
};
