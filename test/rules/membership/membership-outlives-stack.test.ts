import { membershipOutlivesStack } from '../../../src/rules/membership/membership-outlives-stack';
import {
  ABSENT,
  ADVERTISER,
  association,
  budget,
  collaboration,
  idNamespace,
  known,
  membership,
  modelAssociation,
  PUBLISHER,
  table,
  template,
  UNKNOWN,
} from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const FIX = 'omit `removalPolicy` of `Membership`, so that it is retained; an L1 needs the deletion policy "Retain"';
const DELETED = { deletionPolicy: known('Delete') };
const RETAINED = { deletionPolicy: known('Retain') };

function warning(what: string) {
  return { severity: 'warning' as const, what, fix: FIX, property: undefined };
}

/** What belongs to the membership outlives it. */
function inTheWay(what: string) {
  return {
    ...warning(what),
    why: 'a membership can be deleted only after all resources that belong to it',
    page: 'https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_DeleteMembership.html',
  };
}

describeRule(membershipOutlivesStack, {
  fires: [
    {
      name: 'the policy is to delete it',
      subject: () => membership(collaboration(), ADVERTISER, DELETED),
      violations: [
        warning('the deletion policy of "Membership-222222222222" is "Delete", so it is deleted with its stack'),
      ],
    },
    {
      name: 'the policy is to delete that of the creator',
      subject: () => membership(collaboration(), PUBLISHER, DELETED),
      violations: [
        {
          ...warning('the deletion policy of "Membership-111111111111" is "Delete", so it is deleted with its stack'),
          why: 'the account that creates a collaboration can leave it only by deleting it, so its membership cannot be deleted before',
        },
      ],
    },
    {
      name: 'the policy is to delete that of a collaboration of another app',
      subject: () => membership(undefined, ADVERTISER, DELETED),
      violations: [
        warning('the deletion policy of "Membership-222222222222" is "Delete", so it is deleted with its stack'),
      ],
    },
    {
      name: 'a table of it is retained',
      subject: () => {
        const own = membership(collaboration(), ADVERTISER);
        association(own, table(), RETAINED);
        return own;
      },
      violations: [
        inTheWay('"Membership-222222222222" is deleted with its stack, but "sales" of this membership is retained'),
      ],
    },
    {
      name: 'all that belongs to it is retained, and the policy is to delete it',
      subject: () => {
        const own = membership(collaboration(), ADVERTISER, DELETED);
        association(own, table(), { deletionPolicy: known('RetainExceptOnCreate') });
        template(own, 'SELECT 1', RETAINED);
        budget(own, RETAINED);
        return own;
      },
      violations: [
        inTheWay(
          '"Membership-222222222222" is deleted with its stack, but "sales", "Reach", "Budget" of this membership are retained',
        ),
      ],
    },
    {
      name: 'a namespace and a model of it are retained',
      subject: () => {
        const own = membership(collaboration(), ADVERTISER);
        idNamespace(own, { name: known('ids'), ...RETAINED });
        modelAssociation(own, undefined, RETAINED);
        return own;
      },
      violations: [
        inTheWay(
          '"Membership-222222222222" is deleted with its stack, but "ids", "lookalike" of this membership are retained',
        ),
      ],
    },
  ],
  quiet: [
    { name: 'it is retained', subject: () => membership(collaboration(), ADVERTISER, RETAINED) },
    { name: 'nothing is specified', subject: () => membership(collaboration(), ADVERTISER) },
    {
      name: 'all that belongs to it is deleted, too',
      subject: () => {
        const own = membership(collaboration(), ADVERTISER);
        association(own, table(), DELETED);
        template(own, 'SELECT 1', { deletionPolicy: ABSENT });
        return own;
      },
    },
    {
      name: 'all is retained',
      subject: () => {
        const own = membership(collaboration(), ADVERTISER, RETAINED);
        association(own, table(), RETAINED);
        return own;
      },
    },
  ],
  unknown: [
    {
      name: 'the policy is not known',
      subject: () => {
        const own = membership(collaboration(), ADVERTISER, { deletionPolicy: UNKNOWN });
        association(own, table(), RETAINED);
        return own;
      },
    },
    {
      name: 'the policy of a table is not known',
      subject: () => {
        const own = membership(collaboration(), ADVERTISER);
        association(own, table(), { deletionPolicy: UNKNOWN });
        return own;
      },
    },
  ],
});
