import type { Service } from '../engine/ports';

/** AWS Entity Resolution, as its API model names it. */
export const ENTITY_RESOLUTION: Service = {
  signingName: 'entityresolution',
  variableName: 'ENTITYRESOLUTION',
  transientReasons: [],
};
