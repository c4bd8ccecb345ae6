import { knownValue } from '../../model/fact';
import { nameOf, quoted, rule } from '../rule';

/** The Regions with an endpoint of the service. */
const REGIONS: ReadonlySet<string> = new Set([
  'us-east-1',
  'us-east-2',
  'us-west-2',
  'ap-northeast-1',
  'ap-northeast-2',
  'ap-southeast-1',
  'ap-southeast-2',
  'eu-central-1',
  'eu-north-1',
  'eu-west-1',
  'eu-west-2',
]);

export const regionIsSupported = rule({
  id: 'RegionIsSupported',
  catalogueIds: ['CR-COLLAB-034', 'CR-COLLAB-035'],
  subject: 'collaboration',
  // The service can become available in more Regions.
  severity: 'warning',
  title: 'A collaboration is in a Region where Clean Rooms is available',
  why: 'the service has endpoints only in some Regions, and none in the partitions of China and the government of the United States',
  fix: 'deploy the collaboration and its memberships to one of the Regions of the service, or acknowledge this warning if the service has become available in the Region',
  evidence: {
    url: 'https://docs.aws.amazon.com/general/latest/gr/clean-rooms.html',
    basis: 'documented',
  },
  check: (collaboration) => {
    const region = knownValue(collaboration.env.region);
    if (region === undefined || REGIONS.has(region)) {
      return [];
    }
    return [{ what: `${nameOf(collaboration)} is in ${quoted([region])}, where Clean Rooms has no endpoint` }];
  },
});
