import { observe, type Probe } from '../probe';
import type { StackTemplate } from '../stacks';
import { deployed } from './cloudformation-types';
import { NOTHING } from './values';

const FUNCTION = { of: 'a function in AWS Lambda, which runs for a second', is: 'cents' } as const;

/** What CloudFormation does with the responses of custom resources. */
export const CUSTOM_RESOURCE_PROBES: readonly Probe[] = [
  {
    name: 'response-without-an-id',
    claim: 'If no response contained an ID, the engine creates one from the stack, the logical ID and a random value.',
    cost: FUNCTION,
    run: async (scene) => {
      const failed = { Status: 'FAILED', PhysicalResourceId: null };
      const { status, eventsWithIds } = await scene.deploy('stack', template({ Create: [failed] }));
      const [, id = ''] = /^Custom (\S*) CREATE_FAILED$/.exec(eventsWithIds.find(isFailure) ?? '') ?? [];
      return [
        observe('the stack', status, 'ROLLBACK_COMPLETE'),
        observe(`whether the ID is of this form, which is ${id}`, /^probe-.*-Custom-[A-Za-z0-9]+$/.test(id), true),
      ];
    },
  },
  {
    name: 'two-responses',
    claim: 'The response URL takes repeated responses; the first in time counts.',
    cost: FUNCTION,
    run: async (scene) => {
      const { status, ids } = await scene.deploy(
        'stack',
        template({ Create: [{ PhysicalResourceId: 'first' }, { PhysicalResourceId: 'second', Status: 'FAILED' }] }),
      );
      return [observe('the stack', status, 'CREATE_COMPLETE'), observe('the ID', ids.Custom, 'first')];
    },
  },
  {
    name: 'failed-update-with-another-id',
    claim: 'An Update that failed with another ID is updated back under the old ID; the other ID is deleted.',
    cost: FUNCTION,
    run: async (scene) => {
      await deployed(scene, 'stack', template({ Create: [{ PhysicalResourceId: 'first' }] }));
      const failed = { PhysicalResourceId: 'second', Status: 'FAILED' };
      const { status, ids, eventsWithIds } = await scene.deploy('stack', template({ Update: [failed] }));
      return [
        observe('the update', status, 'UPDATE_ROLLBACK_COMPLETE'),
        observe('the ID afterwards', ids.Custom, 'first'),
        observe('the other ID is deleted', eventsWithIds.includes('Custom second DELETE_COMPLETE'), true),
      ];
    },
  },
  {
    name: 'replaced-custom-resource-comes-back',
    claim: 'A replaced custom resource comes back by an Update of the new ID.',
    cost: FUNCTION,
    run: async (scene) => {
      await deployed(scene, 'stack', template({ Create: [{ PhysicalResourceId: 'first' }] }));
      const replaced = template({ Update: [{ PhysicalResourceId: 'second' }] });
      const Failing = {
        Type: 'AWS::CleanRooms::Membership',
        DependsOn: 'Custom',
        Properties: { CollaborationIdentifier: NOTHING, QueryLogStatus: 'DISABLED' },
      };
      const { status, eventsWithIds } = await scene.deploy('stack', {
        Resources: { ...replaced.Resources, Failing },
      });
      const rollback = eventsWithIds.findIndex((event) => event.endsWith(' UPDATE_ROLLBACK_IN_PROGRESS'));
      const back = eventsWithIds.slice(rollback).filter((event) => /^Custom .* UPDATE_IN_PROGRESS$/.test(event));
      return [
        observe('the update', status, 'UPDATE_ROLLBACK_COMPLETE'),
        observe('the request of the rollback', back[0], 'Custom second UPDATE_IN_PROGRESS'),
      ];
    },
  },
  {
    name: 'ref-of-a-permission',
    claim: 'Ref of a permission of AWS Lambda is a generated name.',
    cost: FUNCTION,
    run: async (scene) => {
      const { Resources } = template({});
      const Permission = {
        Type: 'AWS::Lambda::Permission',
        Properties: {
          Action: 'lambda:InvokeFunction',
          FunctionName: { Ref: 'Function' },
          Principal: 'events.amazonaws.com',
          SourceAccount: { Ref: 'AWS::AccountId' },
        },
      };
      const { outputs } = await deployed(scene, 'stack', {
        Resources: { ...Resources, Permission },
        Outputs: { Permission: { Value: { Ref: 'Permission' } } },
      });
      const name = String(outputs.Permission);
      return observe(`whether it is generated, which is ${name}`, /^probe-.*-[A-Za-z0-9]+$/.test(name), true);
    },
  },
];

function isFailure(event: string): boolean {
  return /^Custom .*CREATE_FAILED$/.test(event);
}

/** The members of responses that differ from a success, by the type of the request. */
interface Responses {
  readonly Create?: readonly object[];
  readonly Update?: readonly object[];
}

/** Responds as its resource states. It has no permission to write logs, so that none are left. */
const CODE = `
const put = (url, body) =>
  new Promise((resolve, reject) => {
    const headers = { 'content-type': '', 'content-length': Buffer.byteLength(body) };
    // That of a local cloud is not encrypted.
    const { request: requestTo } = require(new URL(url).protocol.slice(0, -1));
    const request = requestTo(url, { method: 'PUT', headers }, (response) => {
      if (response.resume) response.resume();
      resolve(response.statusCode);
    });
    request.on('error', reject);
    request.end(body);
  });
exports.handler = async (event) => {
  const { RequestId, StackId, LogicalResourceId, PhysicalResourceId = 'first' } = event;
  const asked = { Status: 'SUCCESS', Reason: 'as asked', RequestId, StackId, LogicalResourceId, PhysicalResourceId };
  for (const response of JSON.parse(event.ResourceProperties.Responses)[event.RequestType] || [{}]) {
    await put(event.ResponseURL, JSON.stringify({ ...asked, ...response }));
  }
};`;

function template(responses: Responses): StackTemplate {
  return {
    Resources: {
      Role: {
        Type: 'AWS::IAM::Role',
        Properties: {
          AssumeRolePolicyDocument: {
            Version: '2012-10-17',
            Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }],
          },
        },
      },
      Function: {
        Type: 'AWS::Lambda::Function',
        Properties: {
          Role: { 'Fn::GetAtt': ['Role', 'Arn'] },
          Runtime: 'nodejs22.x',
          Handler: 'index.handler',
          Timeout: 30,
          Code: { ZipFile: CODE },
        },
      },
      Custom: {
        Type: 'Custom::Probe',
        Properties: {
          ServiceToken: { 'Fn::GetAtt': ['Function', 'Arn'] },
          ServiceTimeout: 120,
          Responses: JSON.stringify(responses),
        },
      },
    },
  };
}
