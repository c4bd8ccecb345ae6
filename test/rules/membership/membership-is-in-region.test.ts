import { membershipIsInRegion } from '../../../src/rules/membership/membership-is-in-region';
import { ADVERTISER, ANY_ENV, collaboration, env, membership } from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const FRANKFURT = { env: env(ADVERTISER, 'eu-central-1') };

describeRule(membershipIsInRegion, {
  fires: [
    {
      name: 'another Region',
      subject: () => membership(collaboration(), ADVERTISER, FRANKFURT),
      violations: [
        {
          severity: 'error',
          what: '"Membership-222222222222" is in "eu-central-1", but its collaboration "Ads" is in "us-east-1"',
          fix: 'create the membership in a stack in the Region of the collaboration',
          property: 'CollaborationIdentifier',
        },
      ],
    },
  ],
  quiet: [
    { name: 'the same Region', subject: () => membership(collaboration(), ADVERTISER) },
    {
      name: 'the same Region, and not that of other tests',
      subject: () => membership(collaboration(FRANKFURT), ADVERTISER, FRANKFURT),
    },
  ],
  unknown: [
    {
      name: 'the Region of the membership is not known',
      subject: () => membership(collaboration(), ADVERTISER, { env: ANY_ENV }),
    },
    {
      name: 'the Region of the collaboration is not known',
      subject: () => membership(collaboration({ env: ANY_ENV }), ADVERTISER, FRANKFURT),
    },
    { name: 'the collaboration is in another app', subject: () => membership(undefined, ADVERTISER, FRANKFURT) },
  ],
});
