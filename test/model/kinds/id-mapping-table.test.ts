import { App, Fn, Stack } from 'aws-cdk-lib';
import { CfnIdMappingTable, type CfnIdMappingTableProps } from 'aws-cdk-lib/aws-cleanrooms';
import { expect, test } from 'vitest';
import { factsOf } from '../../../src/model/construct-source';
import { idMappingTable } from '../../../src/model/kinds/id-mapping-table';
import { ABSENT, known, UNKNOWN } from '../../support/nodes';

const WORKFLOW = 'arn:aws:entityresolution:us-east-1:111111111111:idmappingworkflow/people';
const KEY = 'arn:aws:kms:us-east-1:111111111111:key/9a3f';

function read(props: Partial<CfnIdMappingTableProps>) {
  const table = new CfnIdMappingTable(new Stack(new App(), 'Stack'), 'People', {
    name: 'people',
    membershipIdentifier: '4c7b',
    inputReferenceConfig: { inputReferenceArn: WORKFLOW, manageResourcePolicies: false },
    ...props,
  });
  return factsOf(idMappingTable, table);
}

test('an ID mapping table is one of a membership, with a workflow and a key', () => {
  expect(read({ kmsKeyArn: KEY })).toEqual({
    name: known('people'),
    membershipPointer: { kind: 'literal', text: '4c7b' },
    workflowPointer: { kind: 'literal', text: WORKFLOW },
    managesPolicy: known(false),
    keyPointer: { kind: 'literal', text: KEY },
  });
});

test('an ID mapping table has what is left out or unknown', () => {
  expect(read({ inputReferenceConfig: Fn.conditionIf('Test', {}, Fn.importValue('Other')) })).toMatchObject({
    workflowPointer: { kind: 'unknown' },
    managesPolicy: UNKNOWN,
    keyPointer: { kind: 'absent' },
  });
  expect(
    read({ inputReferenceConfig: { inputReferenceArn: WORKFLOW } as CfnIdMappingTableProps['inputReferenceConfig'] }),
  ).toMatchObject({ managesPolicy: ABSENT });
});
