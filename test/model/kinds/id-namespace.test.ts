import { App, Fn, Stack } from 'aws-cdk-lib';
import { CfnIdNamespaceAssociation, type CfnIdNamespaceAssociationProps } from 'aws-cdk-lib/aws-cleanrooms';
import { expect, test } from 'vitest';
import { factsOf } from '../../../src/model/construct-source';
import { idNamespace } from '../../../src/model/kinds/id-namespace';
import { ABSENT, known, UNKNOWN } from '../../support/nodes';

const ARN = 'arn:aws:entityresolution:us-east-1:111111111111:idnamespace/people';

function read(props: Partial<CfnIdNamespaceAssociationProps>) {
  const association = new CfnIdNamespaceAssociation(new Stack(new App(), 'Stack'), 'People', {
    name: 'people',
    membershipIdentifier: '4c7b',
    inputReferenceConfig: { inputReferenceArn: ARN, manageResourcePolicies: true },
    ...props,
  });
  return factsOf(idNamespace, association);
}

test('an ID namespace is one of a membership', () => {
  expect(read({ idMappingConfig: { allowUseAsDimensionColumn: false } })).toEqual({
    name: known('people'),
    membershipPointer: { kind: 'literal', text: '4c7b' },
    namespacePointer: { kind: 'literal', text: ARN },
    managesPolicy: known(true),
    isDimension: known(false),
  });
});

test('an ID namespace has what is left out or unknown', () => {
  expect(read({ name: Fn.ref('Name'), inputReferenceConfig: Fn.conditionIf('Test', {}, {}) })).toMatchObject({
    name: UNKNOWN,
    isDimension: ABSENT,
  });
  const inputReferenceConfig = Fn.conditionIf('Test', { inputReferenceArn: ARN }, Fn.ref('AWS::NoValue'));
  expect(read({ inputReferenceConfig })).toMatchObject({
    namespacePointer: { kind: 'unknown' },
    managesPolicy: UNKNOWN,
  });
});
