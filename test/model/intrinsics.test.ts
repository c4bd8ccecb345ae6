import { describe, expect, test } from 'vitest';
import { normalized, type OutputName, type References } from '../../src/model/intrinsics';
import { Concatenation, isPlain, type Raw, ReferenceTo, UNREAD } from '../../src/model/raw';

/** What the functions of CloudFormation in a template return, as far as it is known at synthesis. */

const [lake, reader] = [{ name: 'Lake' }, { name: 'Reader' }];
const CONDITIONS: Readonly<Record<string, boolean>> = { IsProduction: true, IsTest: false };
const ELEMENTS: Readonly<Record<string, object>> = { Lake: lake, Reader: reader };

const to = (logicalId: string, attribute: string) =>
  Object.hasOwn(ELEMENTS, logicalId) ? new ReferenceTo(ELEMENTS[logicalId], attribute) : undefined;

/** A template with a bucket and a role, in which the value of an output is its name. */
const REFERENCES: References = {
  ref: (logicalId) => to(logicalId, 'Ref'),
  attribute: to,
  output: (name) => JSON.stringify(name),
  condition: (name) => CONDITIONS[name],
};

const ARN = { 'Fn::GetAtt': ['Lake', 'Arn'] };
const REGION = { Ref: 'AWS::Region' };

/** A reference as text, and text with references as a list, so that they can be compared. */
function readable(raw: Raw): unknown {
  if (raw instanceof ReferenceTo) {
    return `<${(raw.target as typeof lake).name} ${raw.attribute}>`;
  }
  if (raw instanceof Concatenation) {
    return { parts: raw.parts.map(readable) };
  }
  if (Array.isArray(raw)) {
    return raw.map(readable);
  }
  return isPlain(raw) ? Object.fromEntries(Object.entries(raw).map(([key, value]) => [key, readable(value)])) : raw;
}

const read = (raw: Raw) => readable(normalized(raw, REFERENCES));

/** A value of a template, and what is read. */
type Row = readonly [value: Raw, expected: unknown];

describe('a value without functions', () => {
  test.each<Row>([
    ['sales', 'sales'],
    [3, 3],
    [false, false],
    [null, null],
    [undefined, undefined],
    [
      ['a', ['b']],
      ['a', ['b']],
    ],
    [
      { Name: 'sales', Sizes: [1, 2] },
      { Name: 'sales', Sizes: [1, 2] },
    ],
    [{}, {}],
    [new ReferenceTo(lake, 'Arn'), '<Lake Arn>'],
  ])('is itself: %j', (value, expected) => {
    expect(read(value)).toEqual(expected);
  });

  test('has every key, also one that objects have by themselves', () => {
    const value = JSON.parse('{"__proto__": {"Ref": "Lake"}, "constructor": "a"}');

    expect(Object.entries(normalized(value, REFERENCES) as object)).toEqual([
      ['__proto__', expect.any(ReferenceTo)],
      ['constructor', 'a'],
    ]);
  });
});

describe('what AWS::NoValue removes', () => {
  const nothing = { Ref: 'AWS::NoValue' };

  test.each<Row>([
    [nothing, undefined],
    [
      ['a', nothing, 'b'],
      ['a', 'b'],
    ],
    [{ Name: nothing, Size: 1 }, { Size: 1 }],
    [{ Rules: [{ Name: nothing }] }, { Rules: [{}] }],
    [{ 'Fn::If': ['IsTest', 'a', nothing] }, undefined],
  ])('is not in the template: %j', (value, expected) => {
    expect(normalized(value, REFERENCES)).toStrictEqual(expected);
  });
});

describe('a reference', () => {
  test.each<Row>([
    [{ Ref: 'Lake' }, '<Lake Ref>'],
    [ARN, '<Lake Arn>'],
    [{ 'Fn::GetAtt': 'Lake.Arn' }, '<Lake Arn>'],
    [{ 'Fn::GetAtt': 'Lake.Outputs.Arn' }, '<Lake Outputs.Arn>'],
    [{ 'Fn::GetAtt': ['Lake', 'Outputs.Arn'] }, '<Lake Outputs.Arn>'],
  ])('leads to its target: %j', (value, expected) => {
    expect(read(value)).toEqual(expected);
    expect(read({ Buckets: [value] })).toEqual({ Buckets: [expected] });
  });

  test.each<[Raw]>([
    [REGION],
    [{ Ref: 'Elsewhere' }],
    [{ Ref: ['Lake'] }],
    [{ 'Fn::GetAtt': ['Elsewhere', 'Arn'] }],
    [{ 'Fn::GetAtt': ['Lake', REGION] }],
    [{ 'Fn::GetAtt': ['Lake'] }],
    [{ 'Fn::GetAtt': [['Lake'], 'Arn'] }],
    [{ 'Fn::GetAtt': 'Lake' }],
    [{ 'Fn::GetAtt': '.Arn' }],
    [{ 'Fn::GetAtt': 'Lake.' }],
    [{ 'Fn::GetAtt': 'Lakes' }],
    [{ 'Fn::GetAtt': 7 }],
    [{ 'Fn::GetAtt': { Ref: 'Lake' } }],
  ])('stays if it is not followed: %j', (value) => {
    expect(read(value)).toEqual(value);
  });

  test('beside another key is an object with these keys', () => {
    expect(read({ Ref: 'Lake', Name: { Ref: 'Lake' } })).toEqual({ Ref: 'Lake', Name: '<Lake Ref>' });
  });

  test('is not asked for an empty logical ID or attribute', () => {
    const everything = { ...REFERENCES, attribute: () => 'found' };

    for (const argument of [['', 'Arn'], ['Lake', ''], '.Arn', 'Lake.']) {
      expect(normalized({ 'Fn::GetAtt': argument }, everything)).toEqual({ 'Fn::GetAtt': argument });
    }
  });
});

describe('Fn::If', () => {
  const arns = (logicalId: string, attribute = 'Arn') => ({ 'Fn::GetAtt': [logicalId, attribute] });
  const url = (logicalId: string) => ({ 'Fn::Sub': `s3://\${${logicalId}}/sales` });

  test.each<Row>([
    [['IsProduction', 'a', 'b'], 'a'],
    [['IsTest', 'a', 'b'], 'b'],
    [['IsProduction', { Ref: 'Lake' }, 'b'], '<Lake Ref>'],
  ])('of a condition that is known is its branch: %j', (value, expected) => {
    expect(read({ 'Fn::If': value })).toEqual(expected);
  });

  test.each<[Raw]>([
    ['a'],
    [1],
    [arns('Lake')],
    [url('Lake')],
    [['a', { Ref: 'Lake' }]],
    [[]],
    [{ Type: 'LIST', Columns: [{ Name: 'a' }] }],
    [{}],
    [REGION],
  ])('is its branches if they are equal: %j', (value) => {
    expect(read({ 'Fn::If': ['IsLarge', value, structuredClone(value)] })).toEqual(read(value));
  });

  test.each<[Raw, Raw]>([
    ['a', 'b'],
    ['a', ['a']],
    ['1', 1],
    [arns('Lake'), arns('Reader')],
    [arns('Lake'), arns('Lake', 'Ref')],
    [arns('Lake'), 'a'],
    [url('Lake'), url('Reader')],
    [url('Lake'), 's3://lake/sales'],
    ['s3://lake/sales', url('Lake')],
    [UNREAD, UNREAD],
    [
      ['a', 'b'],
      ['b', 'a'],
    ],
    [['a'], ['a', 'b']],
    [['a', 'b'], ['a']],
    [{ Name: 'a' }, { Name: 'b' }],
    [{ Name: 'a' }, { Name: 'a', Size: 1 }],
    [{ Name: 'a', Size: 1 }, { Name: 'a' }],
    [{ Name: 'a' }, { Size: 'a' }],
    [{ Name: 'a' }, ['a']],
    [{ Name: null }, { Size: 1 }],
    [{}, 'a'],
  ])('stays if its branches differ: %j and %j', (yes, no) => {
    expect(read({ 'Fn::If': ['IsLarge', yes, no] })).toEqual({ 'Fn::If': ['IsLarge', read(yes), read(no)] });
  });

  test.each<Row>([
    [REGION, REGION],
    ['IsProduction', 'IsProduction'],
    [
      [['IsProduction'], 'a', 'b'],
      [['IsProduction'], 'a', 'b'],
    ],
    [{ Ref: 'Lake' }, '<Lake Ref>'],
  ])('stays if it is broken: %j', (argument, expected) => {
    expect(read({ 'Fn::If': argument })).toEqual({ 'Fn::If': expected });
  });

  test('stays where no condition is known', () => {
    const { condition: _, ...references } = REFERENCES;
    const value = { 'Fn::If': ['IsProduction', 'a', 'b'] };

    expect(normalized(value, references)).toEqual(value);
  });
});

describe('an output of another stack', () => {
  const output = (more: object) => ({ 'Fn::GetStackOutput': { StackName: 'Data', OutputName: 'Lake', ...more } });
  const data = { stackName: 'Data', outputName: 'Lake' };
  const role = 'arn:aws:iam::222222222222:role/Reader';

  test.each<[Raw, OutputName]>([
    [{ 'Fn::ImportValue': 'Lake' }, { exportName: 'Lake' }],
    [{ 'Fn::ImportValue': { 'Fn::Sub': 'Lake' } }, { exportName: 'Lake' }],
    [output({}), data],
    [output({ StackName: { 'Fn::Sub': 'Data' } }), data],
    [output({ Region: 'us-east-1' }), { ...data, region: 'us-east-1' }],
    [output({ RoleArn: role }), { ...data, account: '222222222222' }],
    [
      output({ RoleArn: { 'Fn::Sub': role.replace('aws', '\x24{AWS::Partition}') } }),
      { ...data, account: '222222222222' },
    ],
  ])('is found by its name: %j', (value, name) => {
    expect(normalized(value, REFERENCES)).toBe(JSON.stringify(name));
  });

  test.each<[Raw]>([
    [{ 'Fn::ImportValue': REGION }],
    [{ 'Fn::ImportValue': 1 }],
    [output({ StackName: REGION })],
    [output({ OutputName: REGION })],
    [output({ Region: REGION })],
    [output({ Region: 1 })],
    [output({ RoleArn: REGION })],
    [output({ RoleArn: [role] })],
    [output({ RoleArn: 'arn:aws:iam::22222:role/Reader' })],
    [output({ RoleArn: 'arn:aws:iam::2222222222223:role/Reader' })],
    [{ 'Fn::GetStackOutput': REGION }],
    [{ 'Fn::GetStackOutput': {} }],
    [{ 'Fn::Transform': { StackName: 'Data', OutputName: 'Lake' } }],
  ])('stays if its name is not known: %j', (value) => {
    expect(read(value)).toEqual(value);
  });

  test('stays if no stack has it', () => {
    const value = { 'Fn::ImportValue': 'Lake' };

    expect(normalized(value, { ...REFERENCES, output: () => undefined })).toEqual(value);
  });
});

describe('Fn::Join', () => {
  const join = (delimiter: Raw, list: Raw) => ({ 'Fn::Join': [delimiter, list] });

  test.each<Row>([
    [join('-', ['a', 'b', 'c']), 'a-b-c'],
    [join('', ['a', 1, true, false]), 'a1truefalse'],
    [join('-', []), ''],
    [join('', ['', '']), ''],
    [join('-', ['a', '', 'b']), 'a--b'],
    [join('', [{ Ref: 'Lake' }]), '<Lake Ref>'],
    [join('', ['', { Ref: 'Lake' }, '']), '<Lake Ref>'],
    [join('/', ['s3:/', { Ref: 'Lake' }, 'sales']), { parts: ['s3://', '<Lake Ref>', '/sales'] }],
    [join('', ['a', REGION, 'b']), { parts: ['a', REGION, 'b'] }],
    [join('', [{ Ref: 'Lake' }, { Ref: 'Reader' }]), { parts: ['<Lake Ref>', '<Reader Ref>'] }],
    [join('-', ['a', join('', ['b', { Ref: 'Lake' }, 'c']), 'd']), { parts: ['a-b', '<Lake Ref>', 'c-d'] }],
    [join('', ['a', UNREAD, 'b']), { parts: ['a', { parts: [] }, 'b'] }],
    [join('-', { 'Fn::Split': ['/', 'a/b'] }), 'a-b'],
  ])('is its text, with the references in it: %j', (value, expected) => {
    expect(read(value)).toEqual(expected);
  });

  test.each<[Raw]>([
    [join(REGION, ['a', 'b'])],
    [join(1, ['a', 'b'])],
    [join('-', REGION)],
    [join('-', 'ab')],
    [{ 'Fn::Join': '-' }],
    [{ 'Fn::Join': ['-'] }],
  ])('stays if what it joins is not known: %j', (value) => {
    expect(read(value)).toEqual(value);
  });
});

describe('Fn::Sub', () => {
  const [own, arn, other] = ['\x24{Lake}', '\x24{Lake.Arn}', '\x24{Name}'];

  test.each<Row>([
    ['sales', 'sales'],
    [own, '<Lake Ref>'],
    [arn, '<Lake Arn>'],
    ['\x24{Lake.Outputs.Arn}', '<Lake Outputs.Arn>'],
    [`s3://${own}/sales/`, { parts: ['s3://', '<Lake Ref>', '/sales/'] }],
    [`${arn}/*`, { parts: ['<Lake Arn>', '/*'] }],
    [`${own}-${own}`, { parts: ['<Lake Ref>', '-', '<Lake Ref>'] }],
    ['\x24{AWS::Region}', REGION],
    ['a\x24{AWS::Region}', { parts: ['a', REGION] }],
    ['\x24{Elsewhere.Arn}', { 'Fn::GetAtt': 'Elsewhere.Arn' }],
    ['a \x24{!Lake} b', 'a \x24{Lake} b'],
    ['\x24 {Lake} $Lake {Lake}', '\x24 {Lake} $Lake {Lake}'],
    ['\x24{Lake', '\x24{Lake'],
    [['sales'], 'sales'],
    [[`${other}-all`, { Name: 'sales' }], 'sales-all'],
    [[`${other}-all`, { Name: 3 }], '3-all'],
    [[`${other}/all`, { Name: ARN }], { parts: ['<Lake Arn>', '/all'] }],
    [[own, { Lake: 'sales' }], 'sales'],
    [['\x24{Lake.Arn}', { 'Lake.Arn': 'sales' }], 'sales'],
    [['\x24{toString}', { Name: 'sales' }], { Ref: 'toString' }],
    [[other, 'sales'], { Ref: 'Name' }],
    [{ 'Fn::Join': ['', ['s3://', ARN, `/${own}`]] }, { parts: ['s3://', '<Lake Arn>', '/', '<Lake Ref>'] }],
    [[REGION, { Name: 'sales' }], REGION],
  ])('is its text, with its variables: %j', (value, expected) => {
    expect(read({ 'Fn::Sub': value })).toEqual(expected);
  });
});

describe('Fn::Select and Fn::Split', () => {
  const select = (index: Raw, list: Raw) => ({ 'Fn::Select': [index, list] });
  const split = (separator: Raw, text: Raw) => ({ 'Fn::Split': [separator, text] });
  const partOfArn = select(5, split(':', ARN));

  test.each<Row>([
    [split('/', 'a/b/c'), ['a', 'b', 'c']],
    [split('/', ''), ['']],
    [select(1, ['a', 'b']), 'b'],
    [select('0', ['a', 'b']), 'a'],
    [select(0, [{ Ref: 'Lake' }]), '<Lake Ref>'],
    [select(2, split('/', 'a/b/c')), 'c'],
  ])('return a part of a text or a list: %j', (value, expected) => {
    expect(read(value)).toEqual(expected);
  });

  test.each<Row>([
    [partOfArn, '<Lake Arn:5>'],
    [select('5', split(':', ARN)), '<Lake Arn:5>'],
    [select(6, split(':', ARN)), '<Lake Arn:5>'],
    [select(1, split('/', ARN)), '<Lake Ref>'],
    [select(1, split('/', partOfArn)), '<Lake Ref>'],
    [select(0, split('/', partOfArn)), '<Lake Ref>'],
    [select(1, split('/', { 'Fn::GetAtt': ['Lake', 'MembershipArn'] })), '<Lake MembershipIdentifier>'],
    [select(5, split(':', { 'Fn::GetAtt': ['Lake', 'MembershipArn'] })), '<Lake MembershipArn:5>'],
    [select(1, split('bucket/', ARN)), '<Lake Ref>'],
    [select(5, split('/', ARN)), '<Lake Ref>'],
  ])('return the name in an ARN: %j', (value, expected) => {
    expect(read(value)).toEqual(expected);
  });

  test.each<Row>([
    [select(2, ['a', 'b']), select(2, ['a', 'b'])],
    [select(REGION, ['a', 'b']), select(REGION, ['a', 'b'])],
    [select([0], ['a', 'b']), select([0], ['a', 'b'])],
    [select(0, REGION), select(0, REGION)],
    [select(0, 'ab'), select(0, 'ab')],
    [select(4, split(':', ARN)), select(4, split(':', '<Lake Arn>'))],
    [select(0, split('/', ARN)), select(0, split('/', '<Lake Arn>'))],
    [select(REGION, split(':', ARN)), select(REGION, split(':', '<Lake Arn>'))],
    [select(1, split(':', partOfArn)), select(1, split(':', '<Lake Arn:5>'))],
    [select(1, split('-', { Ref: 'Lake' })), select(1, split('-', '<Lake Ref>'))],
    [select(5, split(':', { Ref: 'Lake' })), select(5, split(':', '<Lake Ref>'))],
    [select(1, { 'Fn::Split': ARN }), select(1, { 'Fn::Split': '<Lake Arn>' })],
    [split(REGION, 'a/b'), split(REGION, 'a/b')],
    [split('/', REGION), split('/', REGION)],
    [split('/', 1), split('/', 1)],
  ])('stay if the part is not known: %j', (value, expected) => {
    expect(read(value)).toEqual(expected);
  });
});

test('a function that is not evaluated stays, with its argument', () => {
  expect(read({ 'Fn::Base64': { Ref: 'Lake' } })).toEqual({ 'Fn::Base64': '<Lake Ref>' });
  expect(read({ 'Fn::FindInMap': ['Sizes', REGION, { 'Fn::Sub': 'small' }] })).toEqual({
    'Fn::FindInMap': ['Sizes', REGION, 'small'],
  });
});
