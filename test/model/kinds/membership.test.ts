import { App, Aws, Fn, Lazy, Stack } from 'aws-cdk-lib';
import { CfnCollaboration, CfnMembership, type CfnMembershipProps } from 'aws-cdk-lib/aws-cleanrooms';
import { CfnRole } from 'aws-cdk-lib/aws-iam';
import { CfnBucket } from 'aws-cdk-lib/aws-s3';
import { describe, expect, test } from 'vitest';
import { factsOf } from '../../../src/model/construct-source';
import { ABSENT, known, UNKNOWN } from '../../../src/model/fact';
import { membership } from '../../../src/model/kinds/membership';
import { ADVERTISER, PUBLISHER, payments } from '../../support/nodes';

function read(props: Partial<CfnMembershipProps>, stack = new Stack(new App(), 'Stack')) {
  const required = { collaborationIdentifier: '4c7b', queryLogStatus: 'ENABLED' };
  return factsOf(membership, new CfnMembership(stack, 'Membership', { ...required, ...props }));
}

describe('a membership', () => {
  test('is known', () => {
    const stack = new Stack(new App(), 'Stack');
    const bucket = new CfnBucket(stack, 'Results');
    const role = new CfnRole(stack, 'Role', { assumeRolePolicyDocument: {} });

    const facts = read(
      {
        jobLogStatus: 'DISABLED',
        isMetricsEnabled: false,
        defaultResultConfiguration: {
          outputConfiguration: { s3: { bucket: bucket.ref, keyPrefix: 'ads', resultFormat: 'CSV' } },
          roleArn: role.attrArn,
        },
        defaultJobResultConfiguration: {
          outputConfiguration: { s3: { bucket: 'results' } },
          roleArn: 'arn:aws:iam::111111111111:role/Results',
        },
        paymentConfiguration: {
          queryCompute: { isResponsible: true },
          machineLearning: { modelInference: { isResponsible: false } },
        },
      },
      stack,
    );

    expect(facts).toMatchObject({
      collaborationPointer: { kind: 'literal', text: '4c7b' },
      queryLog: known(true),
      jobLog: known(false),
      metrics: known(false),
      resultOutput: { value: { keyPrefix: known('ads') } },
      jobResultOutput: {
        value: {
          bucket: { kind: 'literal', text: 'results' },
          keyPrefix: ABSENT,
          rolePointer: { kind: 'literal', text: 'arn:aws:iam::111111111111:role/Results' },
        },
      },
      acceptedPayments: payments({ queryCompute: true, modelInference: false }),
    });
    if (facts.resultOutput.state !== 'known') {
      throw new Error('the results are known');
    }
    expect(facts.resultOutput.value.bucket).toEqual({ kind: 'resource', key: bucket, attribute: 'Ref' });
    expect(facts.resultOutput.value.rolePointer).toEqual({ kind: 'resource', key: role, attribute: 'Arn' });
  });

  test('leaves things out', () => {
    expect(read({})).toMatchObject({
      jobLog: ABSENT,
      metrics: ABSENT,
      resultOutput: ABSENT,
      jobResultOutput: ABSENT,
      acceptedPayments: payments({}),
    });
  });

  test('has results without a role', () => {
    const { resultOutput: results } = read({
      defaultResultConfiguration: { outputConfiguration: { s3: { bucket: 'results', resultFormat: 'CSV' } } },
    });

    expect(results).toMatchObject({ value: { rolePointer: { kind: 'absent' } } });
  });

  test('has unknown properties', () => {
    const facts = read({
      collaborationIdentifier: Fn.importValue('Ads'),
      queryLogStatus: Fn.ref('Logging'),
      isMetricsEnabled: Fn.conditionIf('Metrics', true, false),
      defaultResultConfiguration: Fn.conditionIf('Receives', {}, Aws.NO_VALUE),
      defaultJobResultConfiguration: {
        outputConfiguration: Fn.conditionIf('Own', {}, Fn.importValue('Other')),
        roleArn: `arn:aws:iam::${Aws.ACCOUNT_ID}:role/Results`,
      },
      paymentConfiguration: { queryCompute: Fn.conditionIf('Pays', {}, Fn.importValue('Other')) },
    });

    expect(facts).toMatchObject({
      collaborationPointer: { kind: 'unknown' },
      queryLog: UNKNOWN,
      metrics: UNKNOWN,
      resultOutput: UNKNOWN,
      jobResultOutput: {
        value: { bucket: { kind: 'unknown' }, keyPrefix: UNKNOWN, rolePointer: { kind: 'unknown' } },
      },
      acceptedPayments: { queryCompute: UNKNOWN, modelTraining: ABSENT },
    });
  });

  test('has a configuration that is made lazily', () => {
    const configuration = { outputConfiguration: { s3: { bucket: 'results', resultFormat: 'CSV' } } };

    expect(read({ defaultResultConfiguration: Lazy.any({ produce: () => configuration }) }).resultOutput).toMatchObject(
      {
        value: { bucket: { kind: 'literal', text: 'results' } },
      },
    );
  });

  test('refers to a collaboration of another account', () => {
    const app = new App();
    const own = new Stack(app, 'Own', { env: { account: PUBLISHER, region: 'us-east-1' } });
    const partner = new Stack(app, 'Partner', { env: { account: ADVERTISER, region: 'us-east-1' } });
    const ads = new CfnCollaboration(own, 'Ads', {
      name: 'Ads',
      description: 'Ads',
      creatorDisplayName: 'Publisher',
      queryLogStatus: 'ENABLED',
    });

    expect(read({ collaborationIdentifier: ads.attrCollaborationIdentifier }, partner).collaborationPointer).toEqual({
      kind: 'resource',
      key: ads,
      attribute: 'CollaborationIdentifier',
    });
  });
});
