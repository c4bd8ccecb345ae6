import type { Stack } from 'aws-cdk-lib';
import { Fn } from 'aws-cdk-lib';
import {
  CfnAnalysisTemplate,
  type CfnCollaboration,
  type CfnConfiguredTable,
  type CfnMembership,
  CfnPrivacyBudgetTemplate,
} from 'aws-cdk-lib/aws-cleanrooms';
import type { CfnRole } from 'aws-cdk-lib/aws-iam';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { describe, expect, test } from 'vitest';
import {
  associationOf,
  customRuleOf,
  memberOf,
  READ_TABLE,
  receiverIn,
  roleIn,
  roomOf,
  tableIn,
  WRITE_RESULTS,
} from '../support/l1-rooms';
import { reportedOn } from '../support/reported';

/** Whether each property gets the identifier that it takes, in whole apps of L1s. */

interface Parts {
  readonly room: CfnCollaboration;
  readonly membership: CfnMembership;
  readonly table: CfnConfiguredTable;
  readonly role: CfnRole;
}

/** An association whose properties are made from the parts of the room. */
function associated(props: (parts: Parts) => object) {
  return (stack: Stack) => {
    const room = roomOf(stack);
    const membership = memberOf(room);
    const table = tableIn(stack);
    const role = roleIn(stack, READ_TABLE).node.defaultChild as CfnRole;
    associationOf(table, membership, { roleArn: role.attrArn, ...props({ room, membership, table, role }) });
  };
}

const WRONG = ['error ReferencesFitProperties Stack/SalesAssociation'];

describe('an association', () => {
  test.each<[string, (parts: Parts) => object]>([
    ['a collaboration for a membership', ({ room }) => ({ membershipIdentifier: room.attrCollaborationIdentifier })],
    ['the Ref of a collaboration for a membership', ({ room }) => ({ membershipIdentifier: room.ref })],
    ['the ARN of a membership', ({ membership }) => ({ membershipIdentifier: membership.attrArn })],
    [
      'the collaboration of a membership',
      ({ membership }) => ({ membershipIdentifier: membership.attrCollaborationArn }),
    ],
    ['a table for a membership', ({ table }) => ({ membershipIdentifier: table.attrConfiguredTableIdentifier })],
    ['a collaboration for a table', ({ room }) => ({ configuredTableIdentifier: room.attrCollaborationIdentifier })],
    ['the ARN of a table', ({ table }) => ({ configuredTableIdentifier: table.attrArn })],
    ['the name of a role', ({ role }) => ({ roleArn: role.ref })],
    ['the ID of a role', ({ role }) => ({ roleArn: role.attrRoleId })],
    ['a table for a role', ({ table }) => ({ roleArn: table.attrArn })],
  ])('does not take %s', (_, props) => {
    expect(reportedOn(associated(props))).toEqual(WRONG);
  });

  test.each<[string, (parts: Parts) => object]>([
    [
      'identifiers',
      ({ membership, table }) => ({ membershipIdentifier: membership.ref, configuredTableIdentifier: table.ref }),
    ],
    [
      'texts',
      ({ membership }) => ({ membershipIdentifier: Fn.sub(`\${${membership.logicalId}.MembershipIdentifier}`) }),
    ],
    ['imports', () => ({ membershipIdentifier: Fn.importValue('Membership') })],
    [
      'parts of an ARN',
      ({ membership }) => ({ membershipIdentifier: Fn.select(1, Fn.split('/', membership.attrArn)) }),
    ],
  ])('takes %s', (_, props) => {
    expect(reportedOn(associated(props))).toEqual([]);
  });
});

describe('a membership', () => {
  test('takes the ID of a collaboration, not its ARN', () => {
    const found = reportedOn((stack) => {
      const room = roomOf(stack);
      memberOf(room, { collaborationIdentifier: room.attrArn });
    });

    expect(found).toEqual(['error ReferencesFitProperties Stack/AdsMembership']);
  });

  test('takes the name of a bucket and the ARN of a role', () => {
    const found = (bucketOf: (bucket: Bucket) => string) =>
      reportedOn((stack) => receiverIn(stack, roleIn(stack, WRITE_RESULTS), bucketOf(new Bucket(stack, 'Results'))));

    expect(found((bucket) => bucket.bucketArn)).toEqual(['error ReferencesFitProperties Stack/AdsMembership']);
    expect(found((bucket) => bucket.bucketRegionalDomainName)).toEqual([
      'error ReferencesFitProperties Stack/AdsMembership',
    ]);
    expect(found((bucket) => bucket.bucketName)).toEqual([]);
  });

  test('does not take the name of a role', () => {
    const found = reportedOn((stack) => {
      const roleArn = roleIn(stack, WRITE_RESULTS).roleName;
      receiverIn(stack, { roleArn } as never, 'results');
    });

    expect(found).toEqual(['error ReferencesFitProperties Stack/AdsMembership']);
  });
});

describe('a custom rule', () => {
  test.each<[string, (template: CfnAnalysisTemplate) => string, boolean]>([
    ['the ID of a template', (template) => template.attrAnalysisTemplateIdentifier, false],
    ['its compound Ref', (template) => template.ref, false],
    ['its membership', (template) => template.attrMembershipArn, false],
    ['its ARN', (template) => template.attrArn, true],
  ])('allows analyses by ARN: %s', (_, identify, isRight) => {
    const found = reportedOn((stack) => {
      const template = new CfnAnalysisTemplate(stack, 'Reach', {
        format: 'SQL',
        membershipIdentifier: memberOf(roomOf(stack)).attrMembershipIdentifier,
        name: 'reach',
        source: { text: 'SELECT COUNT(*) FROM sales' },
      });
      const allowedAnalyses = [identify(template)];
      tableIn(stack, { analysisRules: [customRuleOf({ allowedAnalyses, allowedAnalysisProviders: undefined })] });
    });

    expect(found.filter((one) => one.includes('ReferencesFitProperties'))).toEqual(
      isRight ? [] : ['error ReferencesFitProperties Stack/Sales'],
    );
  });
});

describe('a privacy budget', () => {
  test('is of a membership', () => {
    const found = reportedOn((stack) => {
      new CfnPrivacyBudgetTemplate(stack, 'Budget', {
        autoRefresh: 'NONE',
        membershipIdentifier: roomOf(stack).attrCollaborationIdentifier,
        privacyBudgetType: 'DIFFERENTIAL_PRIVACY',
        parameters: { epsilon: 3, usersNoisePerQuery: 30 },
      });
    });

    expect(found).toEqual(['error ReferencesFitProperties Stack/Budget']);
  });
});
