import { collaborationOutlivesStack } from '../../../src/rules/collaboration/collaboration-outlives-stack';
import { ABSENT, collaboration, known, UNKNOWN } from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

describeRule(collaborationOutlivesStack, {
  fires: [
    {
      name: 'the policy is to delete it',
      subject: () => collaboration({ deletionPolicy: known('Delete') }),
      violations: [
        {
          severity: 'warning',
          what: 'the deletion policy of "Ads" is "Delete", so it is deleted with its stack',
          fix: 'omit `removalPolicy`, so that the collaboration is retained, or acknowledge this warning if the collaboration is only for tests',
          property: undefined,
        },
      ],
    },
  ],
  quiet: [
    { name: 'it is retained', subject: () => collaboration({ deletionPolicy: known('Retain') }) },
    {
      name: 'it is retained unless its creation fails',
      subject: () => collaboration({ deletionPolicy: known('RetainExceptOnCreate') }),
    },
    { name: 'nothing is specified', subject: () => collaboration({ deletionPolicy: ABSENT }) },
  ],
  unknown: [{ name: 'the policy is not known', subject: () => collaboration({ deletionPolicy: UNKNOWN }) }],
});
