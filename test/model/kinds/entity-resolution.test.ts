import { App, Fn, Stack } from 'aws-cdk-lib';
import { CfnIdMappingWorkflow, CfnIdNamespace, CfnPolicyStatement } from 'aws-cdk-lib/aws-entityresolution';
import { expect, test } from 'vitest';
import { factsOf } from '../../../src/model/construct-source';
import { ABSENT, known, list, UNKNOWN } from '../../../src/model/fact';
import { entityNamespace, entityStatement, mappingWorkflow } from '../../../src/model/kinds/entity-resolution';

const PROVIDER = 'arn:aws:entityresolution:us-east-1::providerservice/LiveRamp/Assignment';

function inStack() {
  return new Stack(new App(), 'Stack');
}

test('an ID namespace has a side, methods and providers', () => {
  const namespace = new CfnIdNamespace(inStack(), 'People', {
    idNamespaceName: 'people',
    type: 'SOURCE',
    idMappingWorkflowProperties: [
      { idMappingType: 'PROVIDER', providerProperties: { providerServiceArn: PROVIDER } },
      { idMappingType: 'RULE_BASED' },
    ],
  });

  expect(factsOf(entityNamespace, namespace)).toEqual({
    name: known('people'),
    side: known('SOURCE'),
    methods: list(['PROVIDER', 'RULE_BASED']),
    providers: list([PROVIDER], false),
  });
});

test('an ID namespace can have neither methods nor a known name', () => {
  const namespace = new CfnIdNamespace(inStack(), 'People', { idNamespaceName: Fn.ref('Name'), type: 'TARGET' });

  expect(factsOf(entityNamespace, namespace)).toEqual({
    name: UNKNOWN,
    side: known('TARGET'),
    methods: ABSENT,
    providers: ABSENT,
  });
});

test('a mapping workflow reads ID namespaces', () => {
  const stack = inStack();
  const namespace = new CfnIdNamespace(stack, 'People', { idNamespaceName: 'people', type: 'SOURCE' });
  const workflow = new CfnIdMappingWorkflow(stack, 'Mapping', {
    workflowName: 'mapping',
    roleArn: 'arn:aws:iam::111111111111:role/Mapping',
    idMappingTechniques: { idMappingType: 'RULE_BASED' },
    inputSourceConfig: [{ inputSourceArn: namespace.attrIdNamespaceArn, type: 'SOURCE' }],
    outputSourceConfig: [],
  });

  expect(factsOf(mappingWorkflow, workflow)).toEqual({
    name: known('mapping'),
    inputPointers: list([{ kind: 'resource', key: namespace, attribute: 'IdNamespaceArn' }]),
  });
});

test('a policy statement is about one resource', () => {
  const statement = new CfnPolicyStatement(inStack(), 'Statement', { arn: 'arn:a', statementId: 'A' });

  expect(factsOf(entityStatement, statement)).toEqual({ resourcePointer: { kind: 'literal', text: 'arn:a' } });
});
