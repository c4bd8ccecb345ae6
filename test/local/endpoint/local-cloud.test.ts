import { zipSync } from 'fflate';
import { afterEach, describe, expect, test } from 'vitest';
import { LocalCloud } from '../../../local/endpoint/local-cloud';
import { serve } from '../../../local/endpoint/server';
import { deploy, query, send } from './client';

const role = (trusted: string, others: object = {}) => ({
  Type: 'AWS::IAM::Role',
  Properties: {
    AssumeRolePolicyDocument: {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { AWS: trusted } }],
    },
    ...others,
  },
});

describe('custom resource over HTTP', () => {
  const closing: Array<() => Promise<void>> = [];
  afterEach(async () => {
    await Promise.all(closing.splice(0).map((close) => close()));
  });

  const HANDLER = `exports.handler = async (event) => {
    const { StackId, RequestId, LogicalResourceId, ResourceProperties: { Size } } = event;
    const fails = Size === '3' && event.RequestType === 'Update';
    const body = JSON.stringify({ StackId, RequestId, LogicalResourceId, PhysicalResourceId: 'thing', Data: { Size },
      Status: fails ? 'FAILED' : 'SUCCESS', Reason: 'too big' });
    await fetch(event.ResponseURL, { method: 'PUT', body });
  };`;

  test('deploys out of a bucket, updates, rolls back and is deleted', async () => {
    const cloud = new LocalCloud();
    const { close } = await serve(cloud);
    closing.push(close);
    await deploy(
      cloud,
      { Assets: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'assets' } } },
      { name: 'Assets' },
    );
    const archive = Buffer.from(zipSync({ 'index.js': Buffer.from(HANDLER) }));
    await send(cloud, { service: 's3', method: 'PUT', path: '/assets/code.zip', body: archive });
    const stack = (Size: number) => ({
      Role: role('111111111111'),
      Fn: {
        Type: 'AWS::Lambda::Function',
        Properties: {
          Runtime: 'nodejs22.x',
          Handler: 'index.handler',
          Timeout: 30,
          Role: { 'Fn::GetAtt': ['Role', 'Arn'] },
          Code: { S3Bucket: 'assets', S3Key: 'code.zip' },
        },
      },
      Thing: { Type: 'Custom::Thing', Properties: { ServiceToken: { 'Fn::GetAtt': ['Fn', 'Arn'] }, Size } },
    });
    const others = { Outputs: { Size: { Value: { 'Fn::GetAtt': ['Thing', 'Size'] } } } };

    expect(await deploy(cloud, stack(1), { others })).toBe('CREATE_COMPLETE');
    expect(await deploy(cloud, stack(2), { others, type: 'UPDATE' })).toBe('UPDATE_COMPLETE');
    expect(await deploy(cloud, stack(3), { others, type: 'UPDATE' })).toBe('UPDATE_ROLLBACK_COMPLETE');
    expect(await query(cloud, 'cloudformation', { Action: 'DescribeStacks', StackName: 'App' })).toContain(
      '<OutputValue>2</OutputValue>',
    );
    await query(cloud, 'cloudformation', { Action: 'DeleteStack', StackName: 'App' });

    expect(cloud.customResources.requests.map(({ RequestType }) => RequestType)).toEqual([
      'Create',
      'Update',
      'Update',
      'Update',
      'Delete',
    ]);
    expect(cloud.place('111111111111', 'us-east-1').engine.find('App')).toBeUndefined();
    expect(cloud.defects).toEqual([]);
  });

  test('a double that answers nothing resets the connection', async () => {
    const cloud = new LocalCloud({ services: { cleanrooms: { handle: () => undefined } } });
    const { url, close } = await serve(cloud);
    closing.push(close);
    const authorization = 'AWS4-HMAC-SHA256 Credential=111111111111/20260101/us-east-1/cleanrooms/aws4_request';

    await expect(fetch(`${url}/collaborations`, { headers: { authorization } })).rejects.toThrow();
  });
});

describe('accounts', () => {
  const [PRODUCER, CONSUMER] = ['111111111111', '222222222222'];
  const consumer = (RoleArn: string) => ({
    Reader: {
      Type: 'AWS::IAM::ManagedPolicy',
      Properties: {
        Description: { 'Fn::GetStackOutput': { StackName: 'App', Region: 'us-east-1', RoleArn, OutputName: 'O' } },
        PolicyDocument: { Version: '2012-10-17', Statement: [] },
      },
    },
  });
  const outputs = { Outputs: { O: { Value: 'shared' } } };

  test('read outputs of each other through a role that trusts them', async () => {
    const cloud = new LocalCloud();
    await deploy(cloud, { R: role(`arn:aws:iam::${CONSUMER}:role/exec`, { RoleName: 'reader' }) }, { others: outputs });

    expect(await deploy(cloud, consumer(`arn:aws:iam::${PRODUCER}:role/reader`), { account: CONSUMER })).toBe(
      'CREATE_COMPLETE',
    );
    const { resources } = cloud.place(CONSUMER, 'us-east-1').engine.find('App') ?? {};
    expect(resources?.get('Reader')?.properties.Description).toBe('shared');
  });

  test.each(['reader', 'nobody'])('fail to read through a role that does not let them: %s', async (name) => {
    const cloud = new LocalCloud();
    await deploy(cloud, { R: role(PRODUCER, { RoleName: 'reader' }) }, { others: outputs });

    expect(await deploy(cloud, consumer(`arn:aws:iam::${PRODUCER}:role/${name}`), { account: CONSUMER })).toBe(
      'ROLLBACK_COMPLETE',
    );
  });

  test('assume roles that trust them, and only those', async () => {
    const cloud = new LocalCloud();
    await deploy(cloud, { R: role(`arn:aws:iam::${CONSUMER}:root`, { RoleName: 'open' }) });
    const assume = (account: string) =>
      query(
        cloud,
        'sts',
        { Action: 'AssumeRole', RoleArn: `arn:aws:iam::${PRODUCER}:role/open`, RoleSessionName: 's' },
        account,
      );

    expect(await assume(CONSUMER)).toContain(`<AccessKeyId>${PRODUCER}</AccessKeyId>`);
    expect(await assume('333333333333')).toContain('<Code>AccessDenied</Code>');
  });
});

describe('service', () => {
  test('doubles get the caller, the path and the query', async () => {
    const seen: unknown[] = [];
    const answer = { status: 200, headers: {}, body: '{}' };
    const handle = (...call: unknown[]) => {
      seen.push(call);
      return answer;
    };
    const services = { cleanrooms: { handle } };
    const cloud = new LocalCloud({ services });

    await send(cloud, {
      service: 'cleanrooms',
      method: 'GET',
      path: '/a?b=c',
      headers: { 'x-amz-security-token': 'f' },
    });

    expect(seen).toEqual([
      [
        { account: '111111111111', region: 'us-east-1', principal: 'f' },
        {
          service: { signingName: 'cleanrooms' },
          method: 'GET',
          path: '/a',
          query: new URLSearchParams('b=c'),
          body: '',
        },
      ],
    ]);
  });

  test.each([
    ['unknown service', { service: 'ec2' }, 501, 'ec2: POST / is not served here'],
    ['access key that is no account', { service: 'sts', account: 'AKIA' }, 403, '12 digits'],
    ['unknown operation of SSM', { service: 'ssm', headers: { 'x-amz-target': 'AmazonSSM.Odd' } }, 501, 'ssm:Odd'],
    ['unknown path of Lambda', { service: 'lambda', path: '/odd' }, 501, '/odd'],
    ['unknown operation of STS', { service: 'sts', body: 'Action=Odd' }, 400, 'sts:Odd'],
    [
      'unknown operation of CloudFormation',
      { service: 'cloudformation', body: 'Action=Odd' },
      400,
      'cloudformation:Odd',
    ],
    [
      'unknown parameter of CloudFormation',
      { service: 'cloudformation', body: 'Action=DescribeStacks&Odd=1' },
      400,
      'does not know the parameter Odd',
    ],
    ['bucket that is not there', { service: 's3', method: 'GET', path: '/none/key' }, 404, 'NoSuchBucket'],
  ])('fails loudly with an %s', async (_what, request, status, text) => {
    const answer = await send(new LocalCloud(), request);

    expect(answer?.status).toBe(status);
    expect(answer?.body).toContain(text);
  });

  test('S3 stores chunked uploads, lists, and protects buckets of others', async () => {
    const cloud = new LocalCloud();
    await deploy(cloud, { B: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'bucket' } } });
    const s3 = (method: string, path: string, others: object = {}) =>
      send(cloud, { service: 's3', method, path, ...others });

    const chunks = '5\r\nhello\r\n6;chunk-signature=0\r\n world\r\n0\r\nx-amz-checksum-crc32:0\r\n\r\n';
    await s3('PUT', '/a%20b', {
      host: 'bucket.localhost:1',
      headers: { 'content-encoding': 'aws-chunked' },
      body: chunks,
    });

    expect(String((await s3('GET', '/bucket/a%20b'))?.body)).toBe('hello world');
    expect((await s3('GET', '/bucket?list-type=2&prefix=a'))?.body).toContain('<Key>a b</Key><Size>11</Size>');
    const foreign = { headers: { 'x-amz-expected-bucket-owner': '222222222222' } };
    expect((await s3('HEAD', '/bucket/a%20b', foreign))?.status).toBe(403);
    expect((await s3('GET', '/bucket/none'))?.status).toBe(404);
    expect((await s3('POST', '/bucket/none'))?.status).toBe(501);
  });
});

describe('change set', () => {
  const log = (name: string) => ({ L: { Type: 'AWS::Logs::LogGroup', Properties: { LogGroupName: name } } });
  const describeSet = (cloud: LocalCloud) =>
    query(cloud, 'cloudformation', { Action: 'DescribeChangeSet', StackName: 'App', ChangeSetName: 'set' });

  test('tells what is replaced', async () => {
    const cloud = new LocalCloud();
    await deploy(cloud, log('/a'));
    const create = { Action: 'CreateChangeSet', StackName: 'App', ChangeSetName: 'set', ChangeSetType: 'UPDATE' };
    await query(cloud, 'cloudformation', { ...create, TemplateBody: JSON.stringify({ Resources: log('/b') }) });

    expect(await describeSet(cloud)).toContain('<Replacement>True</Replacement>');
  });

  test('without changes, or that cannot be, fails and is not executed', async () => {
    const cloud = new LocalCloud();
    await deploy(cloud, log('/a'));

    await expect(deploy(cloud, log('/a'), { type: 'UPDATE' })).rejects.toThrow('InvalidChangeSetStatus');
    expect(await describeSet(cloud)).toContain("The submitted information didn't contain changes.");
    await expect(deploy(cloud, { X: { Type: 'AWS::Odd::Type' } }, { type: 'UPDATE' })).rejects.toThrow();
    expect(await describeSet(cloud)).toContain('Unrecognized resource types: [AWS::Odd::Type]');
  });

  test('of a stack that is not there fails unless it creates one', async () => {
    const body = {
      Action: 'CreateChangeSet',
      StackName: 'No',
      ChangeSetName: 's',
      ChangeSetType: 'UPDATE',
      TemplateBody: '{}',
    };

    expect(await query(new LocalCloud(), 'cloudformation', body)).toContain('Stack [No] does not exist');
  });
});
