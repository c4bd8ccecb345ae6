import { cleanRoomsProviders } from '../cleanrooms/providers';
import { CleanRoomsService, type ServiceOptions } from '../cleanrooms/service';
import { LocalCloud } from '../endpoint/local-cloud';

/** A cloud on this machine, and the Clean Rooms of all its accounts. */
export interface CleanRoomCloud {
  readonly cloud: LocalCloud;
  readonly service: CleanRoomsService;
}

export function cleanRoomCloud(options: ServiceOptions = {}): CleanRoomCloud {
  const service = new CleanRoomsService(options);
  const cloud = new LocalCloud({
    services: { cleanrooms: service },
    providers: new Map(Object.entries(cleanRoomsProviders(service))),
  });
  return { cloud, service };
}
