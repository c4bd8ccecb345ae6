import { App, type CfnResource, Fn, Stack } from 'aws-cdk-lib';
import { CfnCollaboration } from 'aws-cdk-lib/aws-cleanrooms';
import { describe, expect, test } from 'vitest';
import { Concatenation } from '../../../src/model/raw';
import { valuesAreWithinLimits } from '../../../src/rules/resource/values-are-within-limits';
import { findingsIn } from '../../../src/validation/report';
import { CONTROLS, SAMPLES, type Sample } from '../../cdk-schema/samples';
import { VALID } from '../../cdk-schema/valid';
import { budget, collaboration, known, membership, table } from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

function having(properties: Readonly<Record<string, unknown>>) {
  return { property: (name: string) => properties[name] };
}

const schemaPage = (kind: string) =>
  `https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cleanrooms-${kind}.html`;

const OF_ACCOUNT = {
  why: 'an AWS account ID has 12 digits',
  page: 'https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_MemberSpecification.html',
};

describeRule(valuesAreWithinLimits, {
  fires: [
    {
      name: 'an account ID with hyphens, and one without its leading zero',
      subject: () =>
        collaboration({
          ...having({ members: [{ accountId: '2222-2222-2222' }, { accountId: '12345678901' }] }),
        }),
      violations: [
        {
          severity: 'error',
          what: '`members[0].accountId` of "Ads" is "2222-2222-2222"',
          fix: 'specify all 12 digits, including leading zeros, without hyphens',
          property: 'Members[0].AccountId',
          ...OF_ACCOUNT,
        },
        {
          severity: 'error',
          what: '`members[1].accountId` of "Ads" is "12345678901"',
          fix: 'specify all 12 digits, including leading zeros, without hyphens',
          property: 'Members[1].AccountId',
          ...OF_ACCOUNT,
        },
      ],
    },
    {
      name: 'a name that is too long',
      subject: () => collaboration({ name: known('x'.repeat(120)), ...having({ name: 'x'.repeat(120) }) }),
      violations: [
        {
          severity: 'error',
          what: '`name` of "Ads" has 120 characters',
          fix: 'remove 20 characters',
          property: 'Name',
          why: 'it must have 1 to 100 characters',
          page: schemaPage('collaboration'),
        },
      ],
    },
    {
      name: 'a name in a reference that is too long',
      subject: () => table({ ...having({ tableReference: { glue: { tableName: 'x'.repeat(129) } } }) }),
      violations: [
        {
          severity: 'error',
          what: '`tableName` of "sales" has 129 characters',
          fix: 'remove 1 character',
          property: 'TableReference.Glue.TableName',
          why: 'it must have 1 to 128 characters',
          page: schemaPage('configuredtable'),
        },
      ],
    },
    {
      name: 'a repeated change type',
      subject: () => collaboration({ ...having({ autoApprovedChangeTypes: ['ADD_MEMBER', 'ADD_MEMBER'] }) }),
      violations: [
        {
          severity: 'error',
          what: '`autoApprovedChangeTypes` of "Ads" contains "ADD_MEMBER" more than once',
          fix: 'remove the repeated elements',
          property: 'AutoApprovedChangeTypes',
          why: 'its elements must be distinct',
          page: schemaPage('collaboration'),
        },
      ],
    },
    {
      name: 'a misspelled value',
      subject: () => membership(collaboration(), 'Member', { ...having({ queryLogStatus: 'ENABLE' }) }),
      violations: [
        {
          severity: 'error',
          what: '`queryLogStatus` of "Membership-Member" is "ENABLE"',
          fix: 'use "ENABLED"',
          property: 'QueryLogStatus',
          why: 'it must be one of "ENABLED", "DISABLED"',
          page: schemaPage('membership'),
        },
      ],
    },
  ],
  quiet: [
    { name: 'a value at its limit', subject: () => collaboration({ ...having({ name: 'x'.repeat(100) }) }) },
    {
      name: 'a text of two UTF-16 units a character',
      subject: () => collaboration({ ...having({ name: '😀'.repeat(100) }) }),
    },
    {
      name: 'a dynamic reference',
      subject: () => collaboration({ ...having({ members: [{ accountId: '{{resolve:ssm:a}}' }] }) }),
    },
    {
      name: 'a list with elements that can be absent',
      subject: () =>
        table({ ...having({ allowedColumns: Array.from({ length: 101 }, () => ({ Ref: 'AWS::NoValue' })) }) }),
    },
    {
      name: 'a repeated column, which no page excludes',
      subject: () => table({ ...having({ allowedColumns: ['user_id', 'city', 'user_id'] }) }),
    },
    { name: 'no value', subject: () => budget(membership(collaboration())) },
  ],
  unknown: [
    {
      name: 'a token',
      subject: () => collaboration({ ...having({ description: new Concatenation(['x'.repeat(300)]) }) }),
    },
  ],
});

/** The ids of the constraints that the rule keeps, with samples that the template check of the CDK reports as well. */
const KEPT = Object.entries(SAMPLES).filter(([id]) => valuesAreWithinLimits.catalogueIds.includes(id));

describe('the template check of the CDK and the rule agree', () => {
  test.each(Object.keys(VALID) as (keyof typeof VALID)[])('on a valid L1 (%s)', (kind) => {
    expect(whats([kind, 'Metadata', undefined])).toEqual([]);
  });

  test.each(CONTROLS.map((sample) => [sample]))('on a valid property: %j', (sample) => {
    expect(whats(sample)).toEqual([]);
  });

  test.each(KEPT.flatMap(([id, samples]) => samples.map((sample) => [id, sample] as const)))(
    'on %s: %j',
    (_, sample) => {
      // A property that is missing is the check's own.
      expect(whats(sample)).toHaveLength(sample[2] === undefined ? 0 : 1);
    },
  );
});

test('a literal that is known only after it is resolved is evaluated, and one that is not known is not', () => {
  const stack = new Stack(new App());
  new CfnCollaboration(stack, 'Ads', {
    name: Fn.importValue('Name'),
    description: Fn.join('', ['x'.repeat(200), 'x'.repeat(100)]),
    creatorDisplayName: 'Publisher',
    queryLogStatus: 'ENABLED',
  });

  expect(found(stack)).toEqual(['description of "Ads" has 300 characters']);
});

test('a property with an abbreviation in its name is evaluated in an L1 and in an override', () => {
  const stack = new Stack(new App());
  const abilities = ['CAN_RECEIVE_MODEL_OUTPUT', 'CAN_RECEIVE_MODEL_OUTPUT'];
  const l1 = VALID.collaboration(stack);
  l1.creatorMlMemberAbilities = { customMlMemberAbilities: abilities };
  const other = VALID.collaboration(new Stack(stack, 'Nested'));
  other.addPropertyOverride('CreatorMLMemberAbilities.CustomMLMemberAbilities', abilities);

  const repeated = 'customMlMemberAbilities of "Ads" contains "CAN_RECEIVE_MODEL_OUTPUT" more than once';
  expect(found(stack)).toEqual([repeated, repeated]);
});

/** What the rule reports of a valid L1 in which a property has another value. */
function whats([kind, path, value]: Sample): readonly string[] {
  const stack = new Stack(new App(), 'Stack');
  const l1: CfnResource = VALID[kind](stack);
  if (value !== undefined) {
    l1.addPropertyOverride(path, value);
  }
  return found(stack);
}

function found(stack: Stack): readonly string[] {
  const { findings } = findingsIn(stack.node.root);
  return findings.filter(({ rule }) => rule.id === valuesAreWithinLimits.id).map(({ what }) => what);
}
