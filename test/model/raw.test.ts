import {
  App,
  Aws,
  CfnCondition,
  CfnParameter,
  Fn,
  type IResolvable,
  Lazy,
  SecretValue,
  Stack,
  Token,
} from 'aws-cdk-lib';
import { CfnCollaboration, CfnMembership } from 'aws-cdk-lib/aws-cleanrooms';
import { Bucket, CfnBucket } from 'aws-cdk-lib/aws-s3';
import type { IConstruct } from 'constructs';
import { describe, expect, test } from 'vitest';
import { Collaboration } from '../../src';
import { ReferenceReader } from '../../src/model/construct-references';
import { ABSENT, type Fact, known, list, UNKNOWN } from '../../src/model/fact';
import {
  at,
  booleanOf,
  Concatenation,
  entriesOf,
  listOf,
  nameAttribute,
  numberOf,
  objectOf,
  pointerFact,
  pointerOf,
  ReferenceTo,
  refOf,
  soleOf,
  switchOf,
  targetsIn,
  textOf,
  textsOf,
} from '../../src/model/raw';
import { readRaw, readRendered } from '../../src/model/resolve';
import { followable } from '../../src/private/stated-resource';
import { ADVERTISER, AN_ID } from '../support/two-companies';

const app = new App();
const stack = new Stack(app, 'Stack');
const bucket = new CfnBucket(stack, 'Bucket');
const parameter = new CfnParameter(stack, 'Parameter');
const condition = new CfnCondition(stack, 'Condition', { expression: Fn.conditionEquals(Aws.REGION, 'us-east-1') });

/** What the deployment decides: whole values that are tokens. */
const TOKENS: readonly [string, unknown][] = [
  ['a parameter', parameter.valueAsString],
  ['the account of the deployment', Aws.ACCOUNT_ID],
  ['the account of a stack without one', stack.account],
  ['an attribute of a construct', bucket.attrArn],
  ['an attribute by its logical id', Fn.getAtt('Bucket', 'Arn').toString()],
  ['the output of another stack', Fn.importValue('Partner')],
  ['a condition', Fn.conditionIf(condition.logicalId, 'a', 'b').toString()],
  ['a dynamic reference', '{{resolve:ssm:/partner/account}}'],
  ['a dynamic reference by a token', SecretValue.secretsManager('partner').unsafeUnwrap()],
  ['text around a token', `a-${Aws.REGION}-b`],
  ['a lazy token', Lazy.string({ produce: () => parameter.valueAsString })],
  [
    'a producer that throws',
    Lazy.string({
      produce: () => {
        throw new Error('not yet');
      },
    }),
  ],
];

const read = (value: unknown) => readRaw(stack, value);

describe('reading a property', () => {
  test('gives plain data', () => {
    const value = { name: 'a', sizes: [1, 2], on: true, nothing: undefined };

    expect(read(value)).toEqual({ name: 'a', sizes: [1, 2], on: true });
    expect(read(undefined)).toBeUndefined();
  });

  test('resolves what is lazy, wherever it stands', () => {
    const value = {
      name: Lazy.string({ produce: () => 'sales' }),
      size: Lazy.number({ produce: () => 3 }),
      columns: Lazy.list({ produce: () => ['a', Lazy.string({ produce: () => 'b' })] }),
      rule: Lazy.any({ produce: () => ({ type: 'LIST' }) }),
    };

    expect(read(value)).toEqual({ name: 'sales', size: 3, columns: ['a', 'b'], rule: { type: 'LIST' } });
    expect(read(Lazy.any({ produce: () => value }))).toEqual(read(value));
  });

  test('resolves what differs while an app is prepared as the template will contain it', () => {
    const value: IResolvable = { creationStack: [], resolve: ({ preparing }) => (preparing ? 'not yet' : 'sales') };

    expect(read({ name: value })).toEqual({ name: 'sales' });
  });

  test('resolves text that consists of known tokens', () => {
    const prefix = Lazy.string({ produce: () => 'sales' });

    expect(read(`${prefix}-${Lazy.number({ produce: () => 3 })}`)).toBe('sales-3');
    expect(read(Fn.join('/', ['a', prefix]))).toBe('a/sales');
  });

  test('keeps a reference to a construct', () => {
    const reference = read(bucket.attrArn);

    expect(reference).toBeInstanceOf(ReferenceTo);
    expect(reference).toMatchObject({ attribute: 'Arn' });
    expect((reference as ReferenceTo).target).toBe(bucket);
  });

  test('keeps references to many constructs apart, however often they are read', () => {
    const lakes = Array.from({ length: 250 }, (_, i) => new CfnBucket(new Stack(), `Lake${i}`));
    const areApart = () => lakes.every((lake) => (read(lake.attrArn) as ReferenceTo).target === lake);

    expect([areApart(), areApart()]).toEqual([true, true]);
  });

  test('keeps a reference to a construct of another stack and account', () => {
    const partner = new Stack(app, 'Partner', { env: { account: '222222222222', region: 'us-east-1' } });
    const own = new Stack(app, 'Own', { env: { account: '111111111111', region: 'us-east-1' } });
    const ads = new CfnCollaboration(own, 'Ads', {
      name: 'Ads',
      description: 'Ads',
      creatorDisplayName: 'Publisher',
      creatorMemberAbilities: [],
      members: [],
      queryLogStatus: 'ENABLED',
    });

    const reference = readRaw(partner, ads.attrCollaborationIdentifier);

    expect((reference as ReferenceTo).target).toBe(ads);
  });

  test('follows a reference of an L2, which depends on the stack that uses it', () => {
    const l2 = new Bucket(new Stack(app, 'Data'), 'Lake');

    expect((read(l2.bucketArn) as ReferenceTo).target).toBe(l2.node.defaultChild);
  });

  test('keeps the parts of text before a reference', () => {
    const glued = read(`s3://${bucket.ref}`) as Concatenation;

    expect(glued).toBeInstanceOf(Concatenation);
    expect(glued.parts).toEqual(['s3://', expect.any(ReferenceTo)]);
  });

  test('keeps two references to constructs apart, and a logical ID that ends in a number', () => {
    const [first, second, third] = read([bucket.ref, parameter.valueAsString, Fn.getAtt('B0', 'Arn')]) as unknown[];

    expect([first, second].map((one) => (one as ReferenceTo).target)).toEqual([bucket, parameter]);
    expect(third).toEqual({ 'Fn::GetAtt': ['B0', 'Arn'] });
  });

  test('keeps the parts of text around a reference', () => {
    const glued = read(`s3://${bucket.ref}/${Lazy.string({ produce: () => 'sales' })}/`) as Concatenation;

    expect(glued).toBeInstanceOf(Concatenation);
    expect(glued.parts).toEqual(['s3://', expect.any(ReferenceTo), '/sales/']);
  });

  test('never throws', () => {
    const broken: IResolvable = {
      creationStack: [],
      resolve: () => {
        throw new Error('not yet');
      },
    };

    expect(read({ members: broken })).toEqual(new Concatenation([]));
    expect(read(['a', Token.asList(parameter.valueAsString)[0]])).toEqual(new Concatenation([]));
  });

  test('never throws what the CDK throws when it renders an L1', () => {
    const l1 = new CfnMembership(new Stack(), 'Membership', {
      collaborationIdentifier: 'a',
      queryLogStatus: 'ENABLED',
    });
    l1.tags = 'team' as never;

    expect(readRendered(l1)).toEqual(new Concatenation([]));
  });

  test('knows nothing of an L1 that the template will not contain', () => {
    class NotSynthesized extends CfnBucket {
      protected override shouldSynthesize(): boolean {
        return false;
      }
    }

    expect(readRendered(new NotSynthesized(new Stack(), 'Lake'))).toEqual(new Concatenation([]));
  });
});

describe('the value at a path', () => {
  test.each([
    ['is there', { a: { b: 1 } }, 1],
    ['is left out', { a: {} }, undefined],
    ['is left out on the way', {}, undefined],
    ['is null', { a: { b: null } }, undefined],
    ['is null on the way', { a: null }, undefined],
    ['is in nothing', undefined, undefined],
    ['is in null', null, undefined],
  ])('%s', (_, raw, expected) => {
    expect(at(raw, 'a', 'b')).toBe(expected);
  });

  test('is that of one, two or three keys, as L1s or templates spell them', () => {
    const raw = { Policy: { v1: { Custom: 'rule' } } };

    expect(at(raw, 'policy')).toEqual({ v1: { Custom: 'rule' } });
    expect(at(raw, 'policy', 'v1')).toEqual({ Custom: 'rule' });
    expect(at(raw, 'policy', 'v1', 'custom')).toBe('rule');
    expect(at(raw, 'policy', 'v2', 'custom')).toBeUndefined();
  });

  test.each([
    ['a reference', { a: new ReferenceTo(bucket, 'Arn') }],
    ['an intrinsic function', { a: { 'Fn::If': ['Condition', { b: 1 }, { b: 2 }] } }],
    ['a reference by logical id', { a: { Ref: 'Parameter' } }],
    ['a list', { a: [{ b: 1 }] }],
    ['text', { a: 'b' }],
    ['glued text', { a: new Concatenation([]) }],
  ])('is unknown if %s is on the way', (_, raw) => {
    expect(at(raw, 'a', 'b')).toBeInstanceOf(Concatenation);
  });
});

describe('a primitive', () => {
  test('is known', () => {
    expect([textOf('a'), textOf(''), numberOf(0), booleanOf(false)]).toEqual([
      known('a'),
      known(''),
      known(0),
      known(false),
    ]);
  });

  test.each([undefined, null])('is absent: %s', (raw) => {
    expect([textOf(raw), numberOf(raw), booleanOf(raw)]).toEqual([ABSENT, ABSENT, ABSENT]);
  });

  test.each(TOKENS)('is unknown: %s', (_, token) => {
    const raw = read(token);

    expect([textOf(raw), numberOf(raw), booleanOf(raw)]).toEqual([UNKNOWN, UNKNOWN, UNKNOWN]);
  });

  test('of another type is unknown', () => {
    expect([textOf(1), numberOf('1'), booleanOf('true')]).toEqual([UNKNOWN, UNKNOWN, UNKNOWN]);
  });

  test('is unknown as a number that is a token', () => {
    const epsilon = new CfnParameter(stack, 'Epsilon', { type: 'Number' });

    expect(numberOf(read(epsilon.valueAsNumber))).toEqual(UNKNOWN);
    expect(numberOf(read(Lazy.number({ produce: () => 3 })))).toEqual(known(3));
  });
});

test.each([
  ['Arn', 'Ref'],
  ['Arn:5', 'Ref'],
  ['MembershipArn', 'MembershipIdentifier'],
  ['MembershipArn:5', 'MembershipIdentifier'],
  ['ArnOfOwner', 'ArnOfOwner'],
  ['Name', 'Name'],
])('the name in the attribute %s is returned by %s', (attribute, expected) => {
  expect(nameAttribute(attribute)).toBe(expected);
});

test.each([
  [{ Ref: 'Lake' }, 'Lake'],
  [{ Ref: 1 }, undefined],
  [{ 'Fn::GetAtt': 'Lake.Arn' }, undefined],
  ['Lake', undefined],
  [undefined, undefined],
])('the logical ID of %j is %s', (raw, expected) => {
  expect(refOf(raw)).toBe(expected);
});

test.each([
  ['ENABLED', known(true)],
  ['DISABLED', known(false)],
  ['enabled', UNKNOWN],
  [undefined, ABSENT],
  [new Concatenation([]), UNKNOWN],
])('a switch at %s', (raw, expected) => {
  expect(switchOf(raw)).toEqual(expected);
});

describe('an object', () => {
  const size = (raw: unknown) => Object.keys(raw as object).length;

  test.each([
    ['known', { a: 1, b: 2 }, known(2)],
    ['empty', {}, known(0)],
    ['known, with the key of a function among others', { a: 1, Ref: 'Parameter' }, known(2)],
    ['left out', undefined, ABSENT],
    ['a list', [], UNKNOWN],
    ['text', 'a', UNKNOWN],
    ['null', null, UNKNOWN],
    ['an intrinsic function', { 'Fn::Transform': {} }, UNKNOWN],
    ['completed by a macro', { a: 1, 'Fn::Transform': {} }, UNKNOWN],
    ['a reference by logical id', { Ref: 'Parameter' }, UNKNOWN],
  ])('that is %s', (_, raw, expected) => {
    expect(objectOf(raw, size)).toEqual(expected);
  });

  test.each(TOKENS)('is unknown: %s', (_, token) => {
    expect(objectOf(read(token), size)).toEqual(UNKNOWN);
  });
});

describe('the entries of an object', () => {
  test('are its keys and values', () => {
    expect(entriesOf({ a: 1, Ref: 'Parameter' })).toEqual([
      ['a', 1],
      ['Ref', 'Parameter'],
    ]);
    expect(entriesOf({})).toEqual([]);
  });

  test.each<[string, unknown]>([
    ['an intrinsic function', { 'Fn::If': ['Condition', { a: 1 }, { b: 2 }] }],
    ['an object completed by a macro', { a: 1, 'Fn::Transform': {} }],
    ['a list', ['a']],
    ['text', 'a'],
    ['a reference', new ReferenceTo(bucket, 'Arn')],
    ['null', null],
    ['nothing', undefined],
  ])('are unknown of %s', (_, raw) => {
    expect(entriesOf(raw)).toBeUndefined();
  });
});

describe('a list', () => {
  test.each([
    ['known', ['a', 'b'], list(['a', 'b'])],
    ['empty', [], list([])],
    ['left out', undefined, ABSENT],
    ['text', 'a', UNKNOWN],
    ['an object', { a: 1 }, UNKNOWN],
    ['of unknown elements', [new Concatenation([])], list([], false)],
    ['of some unknown elements', ['a', { Ref: 'Parameter' }], list(['a'], false)],
  ])('that is %s', (_, raw, expected) => {
    expect(listOf(raw, textOf)).toEqual(expected);
  });

  test.each(TOKENS)('is unknown: %s', (_, token) => {
    expect(listOf(read(token), textOf)).toEqual(UNKNOWN);
    expect(listOf(read(['a', token]), textOf)).not.toEqual(list(['a']));
  });

  test('is unknown as a parameter of a list type', () => {
    const columns = new CfnParameter(stack, 'Columns', { type: 'CommaDelimitedList' });

    expect(listOf(read(columns.valueAsList), textOf)).toEqual(UNKNOWN);
  });
});

test.each<[string, unknown, Fact<string>]>([
  ['one', [{ type: 'LIST' }], known('LIST')],
  ['an unknown one', [{ Ref: 'Rule' }], UNKNOWN],
  ['several', [{ type: 'LIST' }, { type: 'LIST' }], UNKNOWN],
  ['none', [], ABSENT],
  ['nothing', undefined, ABSENT],
  ['an object', { type: 'LIST' }, UNKNOWN],
  ['text', 'a', UNKNOWN],
  ['a token', new Concatenation([]), UNKNOWN],
])('the only element of a list: %s', (_, raw, expected) => {
  expect(soleOf(raw, (element) => at(element, 'type'))).toEqual(expected);
});

test.each<[string, unknown, readonly object[]]>([
  ['a reference', new ReferenceTo(bucket, 'Arn'), [bucket]],
  ['text around references', new Concatenation(['a', new ReferenceTo(bucket, 'Ref'), '/b']), [bucket]],
  [
    'an object',
    { a: new ReferenceTo(bucket, 'Arn'), b: { c: new ReferenceTo(parameter, 'Ref') } },
    [bucket, parameter],
  ],
  ['a list', ['a', [new ReferenceTo(parameter, 'Ref')], new ReferenceTo(parameter, 'Ref')], [parameter, parameter]],
  ['text', 'arn', []],
  ['a number', 1, []],
  ['null', { a: null }, []],
  ['nothing', undefined, []],
])('the targets of the references in %s', (_, raw, expected) => {
  expect(targetsIn(raw)).toEqual(expected);
});

describe('a list of texts', () => {
  test('is known, empty or absent', () => {
    expect([textsOf(['a', 'b']), textsOf([]), textsOf(undefined)]).toEqual([list(['a', 'b']), list([]), ABSENT]);
  });

  test.each<[string, unknown]>([
    ['a dynamic reference', '{{resolve:ssm:column}}'],
    ['a reference', new ReferenceTo(bucket, 'Arn')],
    ['a number', 1],
  ])('has others than those that are known beside %s', (_, other) => {
    expect(textsOf(['a', other, 'b'])).toEqual(list(['a', 'b'], false));
  });

  test.each<[string, unknown]>([
    ['a text', 'a'],
    ['a token', { Ref: 'Columns' }],
  ])('is unknown if it is %s', (_, raw) => {
    expect(textsOf(raw)).toEqual(UNKNOWN);
  });
});

describe('a pointer', () => {
  test('leads to a construct', () => {
    expect(pointerOf(read(bucket.attrArn))).toEqual({ kind: 'resource', key: bucket, attribute: 'Arn' });
    expect(pointerOf(read(bucket.ref))).toEqual({ kind: 'resource', key: bucket, attribute: 'Ref' });
  });

  test('leads to what the user states about a resource outside of the app', () => {
    const attributes = { collaborationId: AN_ID, creatorAccountId: ADVERTISER };
    const ads = Collaboration.fromCollaborationAttributes(stack, 'Ads', attributes) as unknown as IConstruct;

    expect(pointerOf(read(followable(ads, AN_ID)))).toEqual({ kind: 'resource', key: ads, attribute: 'Ref' });
  });

  test.each<[string, unknown, string]>([
    ['GetAtt', Fn.getAtt('Bucket', 'Arn'), 'Arn'],
    ['GetAtt in its short form', { 'Fn::GetAtt': 'Bucket.Arn' }, 'Arn'],
    ['Ref', Fn.ref('Bucket'), 'Ref'],
    ['Sub', Fn.sub('\x24{Bucket.Arn}'), 'Arn'],
    ['Sub of a Ref', Fn.sub('\x24{Bucket}'), 'Ref'],
  ])('leads to a logical id by %s', (_, value, attribute) => {
    const references = new ReferenceReader(stack).of(stack);

    expect(pointerOf(readRaw(stack, value, references))).toEqual({ kind: 'resource', key: bucket, attribute });
  });

  test('leads to literal text', () => {
    expect(pointerOf('arn:aws:s3:::lake')).toEqual({ kind: 'literal', text: 'arn:aws:s3:::lake' });
  });

  test('can be left out', () => {
    expect(pointerOf(undefined)).toEqual({ kind: 'absent' });
  });

  test('of an element of a list is known if it leads somewhere', () => {
    expect(pointerFact('lake')).toEqual(known({ kind: 'literal', text: 'lake' }));
    expect(pointerFact(read(bucket.ref))).toEqual(known({ kind: 'resource', key: bucket, attribute: 'Ref' }));
    expect([undefined, { Ref: 'Parameter' }].map(pointerFact)).toEqual([UNKNOWN, UNKNOWN]);
  });

  test('to the name in an ARN leads to the resource by its name', () => {
    expect(pointerOf(new ReferenceTo(bucket, 'Arn:5'))).toEqual({ kind: 'resource', key: bucket, attribute: 'Ref' });
  });

  test.each<[string, unknown]>([
    ['an output whose name is unknown', Fn.importValue(Fn.ref('Export'))],
    ['a dynamic reference', '{{resolve:ssm:/partner/membership}}'],
    ['text around a reference', `${bucket.attrArn}/sales`],
    ['a part of a name', Fn.select(1, Fn.split('-', bucket.ref))],
    ['the account in an ARN', Fn.select(4, Fn.split(':', bucket.attrArn))],
    ['a broken GetAtt', { 'Fn::GetAtt': ['Bucket', { Ref: 'Parameter' }] }],
    ['an empty GetAtt', { 'Fn::GetAtt': '' }],
    ['a GetAtt of no parts', { 'Fn::GetAtt': [] }],
    ['a GetAtt without an attribute', { 'Fn::GetAtt': ['Bucket'] }],
    ['a GetAtt with more than an attribute', { 'Fn::GetAtt': ['Bucket', 'Arn', 'Name'] }],
    ['a number', 1],
  ])('is unknown: %s', (_, value) => {
    expect(pointerOf(read(value))).toEqual({ kind: 'unknown' });
  });

  test('to the account of the deployment leads to no construct of the tree', () => {
    expect(pointerOf(read(Aws.ACCOUNT_ID))).toEqual({ kind: 'unknown' });
  });
});
