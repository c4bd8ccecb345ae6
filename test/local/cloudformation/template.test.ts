import { describe, expect, test } from 'vitest';
import { readTemplate } from '../../../local/cloudformation/template';

const resource = { Type: 'AWS::SNS::Topic' };

describe('template', () => {
  test('is read from YAML with short forms, nested ones too', () => {
    const { Resources } = readTemplate(`
Resources:
  Role:
    Type: AWS::IAM::Role
    Properties:
      Version: 2012-10-17
      Name: !If [Named, !Sub "x-\${AWS::Region}", !Ref AWS::NoValue]
      Arn: !GetAtt Other.Arn
`);

    expect(Resources.Role?.Properties).toEqual({
      Version: '2012-10-17',
      Name: { 'Fn::If': ['Named', { 'Fn::Sub': `x-\${AWS::Region}` }, { Ref: 'AWS::NoValue' }] },
      Arn: { 'Fn::GetAtt': 'Other.Arn' },
    });
  });

  test.each([
    ['no resources', {}, 'At least one Resources member'],
    ['a resource without type', { Resources: { A: {} } }, '[/Resources/A]'],
    ['an unknown section', { Resources: { A: resource }, Transform: 'X' }, 'Template section Transform'],
    ['an unknown attribute', { Resources: { A: { ...resource, CreationPolicy: {} } } }, 'CreationPolicy'],
    ['an unknown policy', { Resources: { A: { ...resource, DeletionPolicy: 'Snapshot' } } }, 'Snapshot'],
    ['null', { Resources: { A: { ...resource, Properties: { X: [null] } } } }, "'null' values are not allowed"],
  ])('fails with %s', (_what, template, message) => {
    expect(() => readTemplate(JSON.stringify(template))).toThrow(message);
  });
});
