import { describe, expect, test } from 'vitest';
import { readDocument } from '../../src/templates/read-document';

function dataOf(text: string): unknown {
  return readDocument('template.yaml', text).data;
}

describe('a short form', () => {
  test.each([
    ['!Ref Bucket', { Ref: 'Bucket' }],
    ['!Ref AWS::Region', { Ref: 'AWS::Region' }],
    ['!Condition IsLarge', { Condition: 'IsLarge' }],
    ['!GetAtt Bucket.Arn', { 'Fn::GetAtt': ['Bucket', 'Arn'] }],
    ['!GetAtt Nested.Outputs.Arn', { 'Fn::GetAtt': ['Nested', 'Outputs.Arn'] }],
    ['!GetAtt [Bucket, Arn]', { 'Fn::GetAtt': ['Bucket', 'Arn'] }],
    ['!GetAtt Bucket', { 'Fn::GetAtt': 'Bucket' }],
    [`!Sub "\${A}-b"`, { 'Fn::Sub': `\${A}-b` }],
    [`!Sub ["\${A}-b", { A: !Ref C }]`, { 'Fn::Sub': [`\${A}-b`, { A: { Ref: 'C' } }] }],
    ['!Join [",", [a, !Ref B]]', { 'Fn::Join': [',', ['a', { Ref: 'B' }]] }],
    ['!If [A, 1, !Ref AWS::NoValue]', { 'Fn::If': ['A', 1, { Ref: 'AWS::NoValue' }] }],
    ['!Select [0, !GetAZs ""]', { 'Fn::Select': [0, { 'Fn::GetAZs': '' }] }],
    ['!Split [",", a]', { 'Fn::Split': [',', 'a'] }],
    ['!FindInMap [A, !Ref B, C]', { 'Fn::FindInMap': ['A', { Ref: 'B' }, 'C'] }],
    ['!ImportValue a:b', { 'Fn::ImportValue': 'a:b' }],
    ['!Equals [a, b]', { 'Fn::Equals': ['a', 'b'] }],
    [
      '!And [!Condition A, !Not [!Condition B]]',
      { 'Fn::And': [{ Condition: 'A' }, { 'Fn::Not': [{ Condition: 'B' }] }] },
    ],
    ['!Or [!Equals [a, b], !Condition B]', { 'Fn::Or': [{ 'Fn::Equals': ['a', 'b'] }, { Condition: 'B' }] }],
    ['!Base64 text', { 'Fn::Base64': 'text' }],
    ['!Cidr [10.0.0.0/16, 6, 8]', { 'Fn::Cidr': ['10.0.0.0/16', 6, 8] }],
    ['!GetAZs us-east-1', { 'Fn::GetAZs': 'us-east-1' }],
    ['!Transform { Name: AWS::Include }', { 'Fn::Transform': { Name: 'AWS::Include' } }],
    ['!ToJsonString { a: 1 }', { 'Fn::ToJsonString': { a: 1 } }],
    ['!Future x', { 'Fn::Future': 'x' }],
    // A scalar behind a tag is a string, as the logical ID of a `Ref` is.
    ['!Ref 010', { Ref: '010' }],
    ['!Ref', { Ref: '' }],
  ])('%s', (text, data) => {
    expect(dataOf(`Key: ${text}\n`)).toEqual({ Key: data });
  });

  test('of a block has the block as its argument', () => {
    const text = ['Key: !Fixed', '  a: !Sub |', '    SELECT 1', '    FROM b', 'List: !Join', '  - ","', '  - - c'].join(
      '\n',
    );

    expect(dataOf(text)).toEqual({
      Key: { 'Fn::Fixed': { a: { 'Fn::Sub': 'SELECT 1\nFROM b\n' } } },
      List: { 'Fn::Join': [',', ['c']] },
    });
  });

  test('stands beside long forms, which stay as they are', () => {
    expect(dataOf('Fn::Base64: !Sub a\nFn::GetAtt: a.b')).toEqual({
      'Fn::Base64': { 'Fn::Sub': 'a' },
      'Fn::GetAtt': 'a.b',
    });
  });
});
