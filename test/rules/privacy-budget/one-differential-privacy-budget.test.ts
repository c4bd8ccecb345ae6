import { oneDifferentialPrivacyBudget } from '../../../src/rules/privacy-budget/one-differential-privacy-budget';
import { ADVERTISER, budget, collaboration, known, membership, UNKNOWN } from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const FIX =
  'keep one privacy budget, with `epsilon` and `usersNoisePerQuery` suitable for all tables of the collaboration that use differential privacy';

describeRule(oneDifferentialPrivacyBudget, {
  fires: [
    {
      name: 'a membership has two',
      subject: () => {
        const own = membership(collaboration());
        budget(own, { path: 'App/First' });
        return budget(own);
      },
      violations: [
        {
          severity: 'error',
          what: 'the membership "Membership-111111111111" already has a differential privacy budget: "App/First"',
          fix: FIX,
          property: undefined,
        },
      ],
    },
    {
      name: 'a membership of an unknown collaboration has two',
      subject: () => {
        const own = membership(undefined);
        budget(own, { path: 'App/First' });
        return budget(own);
      },
      violations: [
        {
          severity: 'error',
          what: 'the membership "Membership-111111111111" already has a differential privacy budget: "App/First"',
          fix: FIX,
          property: undefined,
        },
      ],
    },
    {
      name: 'two members have one each',
      subject: () => {
        const ads = collaboration();
        budget(membership(ads), { path: 'App/Theirs' });
        return budget(membership(ads, ADVERTISER));
      },
      violations: [
        {
          severity: 'warning',
          what: 'the collaboration "Ads" already has a differential privacy budget of another member: "App/Theirs"',
          fix: 'keep one of them, which applies to all tables of the collaboration that use differential privacy',
          property: undefined,
        },
      ],
    },
  ],
  quiet: [
    {
      name: 'it is the earlier one',
      subject: () => {
        const own = membership(collaboration());
        const subject = budget(own);
        budget(own);
        return subject;
      },
    },
    {
      name: 'the other one is an access budget',
      subject: () => {
        const own = membership(collaboration());
        budget(own, { type: known('ACCESS_BUDGET') });
        return budget(own);
      },
    },
    {
      name: 'it is an access budget itself',
      subject: () => {
        const own = membership(collaboration());
        budget(own);
        return budget(own, { type: known('ACCESS_BUDGET') });
      },
    },
    {
      name: 'the other one is in another collaboration',
      subject: () => {
        budget(membership(collaboration()));
        return budget(membership(collaboration()));
      },
    },
  ],
  unknown: [
    {
      name: 'both memberships are outside of the app',
      subject: () => {
        budget(undefined);
        return budget(undefined);
      },
    },
    {
      name: 'both collaborations are outside of the app',
      subject: () => {
        budget(membership(undefined));
        return budget(membership(undefined, ADVERTISER));
      },
    },
    {
      name: 'the type of the other one is a token',
      subject: () => {
        const own = membership(collaboration());
        budget(own, { type: UNKNOWN });
        return budget(own);
      },
    },
    {
      name: 'its own type is a token',
      subject: () => {
        const own = membership(collaboration());
        budget(own);
        return budget(own, { type: UNKNOWN });
      },
    },
  ],
});
