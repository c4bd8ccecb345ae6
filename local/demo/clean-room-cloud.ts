import { cleanRoomsProviders } from '../cleanrooms/providers';
import { CleanRoomsService, type ServiceOptions } from '../cleanrooms/service';
import { LocalCloud, type LocalCloudOptions } from '../endpoint/local-cloud';
import { MachineLearning } from '../machine-learning/machine-learning';
import { machineLearningProviders } from '../machine-learning/providers';

/** A cloud on this machine, and the Clean Rooms of all its accounts. */
export interface CleanRoomCloud {
  readonly cloud: LocalCloud;
  readonly service: CleanRoomsService;
  readonly machineLearning: MachineLearning;
}

export function cleanRoomCloud(
  options: ServiceOptions = {},
  cloudOptions: Omit<LocalCloudOptions, 'providers' | 'services'> = {},
): CleanRoomCloud {
  const service = new CleanRoomsService(options);
  const machineLearning = new MachineLearning(service);
  const cloud = new LocalCloud({
    ...cloudOptions,
    services: { cleanrooms: service, 'cleanrooms-ml': service, entityresolution: service },
    providers: new Map(
      Object.entries({ ...cleanRoomsProviders(service), ...machineLearningProviders(machineLearning) }),
    ),
  });
  return { cloud, service, machineLearning };
}
