import { regionIsSupported } from '../../../src/rules/collaboration/region-is-supported';
import { ANY_ENV, collaboration, env, PUBLISHER } from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const FIX =
  'deploy the collaboration and its memberships to one of the Regions of the service, or acknowledge this warning if the service has become available in the Region';

const OTHERS = [
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
];

function inRegion(region: string) {
  return collaboration({ env: env(PUBLISHER, region) });
}

function warning(region: string) {
  return {
    severity: 'warning' as const,
    what: `"Ads" is in "${region}", where Clean Rooms has no endpoint`,
    fix: FIX,
    property: undefined,
  };
}

describeRule(regionIsSupported, {
  fires: [
    {
      name: 'a Region without the service',
      subject: () => inRegion('eu-south-1'),
      violations: [warning('eu-south-1')],
    },
    { name: 'a Region of China', subject: () => inRegion('cn-north-1'), violations: [warning('cn-north-1')] },
    { name: 'a Region of GovCloud', subject: () => inRegion('us-gov-west-1'), violations: [warning('us-gov-west-1')] },
  ],
  quiet: [
    { name: 'the first Region', subject: () => inRegion('us-east-1') },
    ...OTHERS.map((region) => ({ name: region, subject: () => inRegion(region) })),
  ],
  unknown: [{ name: 'the Region is not known', subject: () => collaboration({ env: ANY_ENV }) }],
});
