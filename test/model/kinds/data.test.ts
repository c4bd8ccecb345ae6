import { App, Fn, Stack } from 'aws-cdk-lib';
import { CfnDatabase } from 'aws-cdk-lib/aws-glue';
import { CfnKey } from 'aws-cdk-lib/aws-kms';
import { CfnResource as CfnRegisteredLocation } from 'aws-cdk-lib/aws-lakeformation';
import { CfnBucket } from 'aws-cdk-lib/aws-s3';
import { describe, expect, test } from 'vitest';
import { constructSource, factsOf } from '../../../src/model/construct-source';
import { ABSENT, itemsOf, known, list, UNKNOWN } from '../../../src/model/fact';
import { readGraph } from '../../../src/model/graph';
import { glueDatabase } from '../../../src/model/kinds/glue-database';
import { key } from '../../../src/model/kinds/key';
import { registeredLocation } from '../../../src/model/kinds/registered-location';

function inStack() {
  return new Stack(new App(), 'Stack');
}

test('a Glue database has a name', () => {
  const database = new CfnDatabase(inStack(), 'Db', { catalogId: '111111111111', databaseInput: { name: 'sales' } });

  expect(factsOf(glueDatabase, database)).toEqual({ name: known('sales') });
});

test('a key has a policy', () => {
  const allow = { Effect: 'Allow', Principal: { Service: 'cleanrooms.amazonaws.com' }, Action: 'kms:Decrypt' };
  const { policy } = factsOf(key, new CfnKey(inStack(), 'Key', { keyPolicy: { Statement: [allow] } }));

  expect(itemsOf(policy)).toHaveLength(1);
  expect(factsOf(key, new CfnKey(inStack(), 'Key', { keyPolicy: Fn.ref('Policy') })).policy).toEqual(list([], false));
});

describe('a registered location', () => {
  test('is a place in a bucket', () => {
    const stack = inStack();
    const bucket = new CfnBucket(stack, 'Bucket');
    const resource = new CfnRegisteredLocation(stack, 'Location', {
      resourceArn: bucket.attrArn,
      useServiceLinkedRole: true,
      hybridAccessEnabled: true,
    });

    expect(factsOf(registeredLocation, resource)).toMatchObject({
      location: { state: 'known', value: { bucket: { kind: 'resource', key: bucket } } },
      hybridAccess: known(true),
    });
    expect(readGraph(constructSource(stack)).graph.registeredLocation).toMatchObject([{ bucket: { to: 'node' } }]);
  });

  test('can be a token, which leads to no bucket', () => {
    const stack = inStack();
    const props = { resourceArn: Fn.ref('Arn'), useServiceLinkedRole: true };
    const resource = new CfnRegisteredLocation(stack, 'Location', props);

    expect(factsOf(registeredLocation, resource)).toEqual({ location: UNKNOWN, hybridAccess: ABSENT });
    expect(readGraph(constructSource(stack)).graph.registeredLocation).toMatchObject([{ bucket: { to: 'outside' } }]);
  });
});
