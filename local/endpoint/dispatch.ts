import { CloudFormationError, reasonOf } from '../cloudformation/errors';
import { arnOf } from '../lambda/functions';
import { type Caller, type HttpAnswer, json, ServiceRefusal, type WireRequest } from './http';
import type { LocalCloud } from './local-cloud';
import { parseQuery, type QueryInput, queryAnswer, queryError } from './query';
import { whyNotAssumable } from './roles';
import { answerS3 } from './s3';

const CREDENTIAL = /Credential=([^/]+)\/\d+\/([^/]+)\/([^/]+)\/aws4_request/;
const ANSWER_PATH = /^\/cloudformation-custom-resource-response\/([^/]+)$/;

const SESSION_MS = 3_600_000;

/** Leads a request to its service by what it is signed for. Undefined resets the connection. */
export async function dispatch(cloud: LocalCloud, request: WireRequest): Promise<HttpAnswer | undefined> {
  const token = ANSWER_PATH.exec(request.url.pathname)?.[1];
  if (token !== undefined && request.method === 'PUT') {
    const put = cloud.customResources.put(token, request.body.toString());
    return put && { status: put.status, headers: {}, body: '' };
  }
  const [, account = '', region = '', service = ''] = CREDENTIAL.exec(String(request.headers.authorization)) ?? [];
  if (!/^\d{12}$/.test(account)) {
    const message = `the access key of a request is its account here, 12 digits, not ${JSON.stringify(account)}`;
    return json(403, { __type: 'UnrecognizedClientException', message });
  }
  const principal = request.headers['x-amz-security-token'];
  const caller: Caller = { account, region, ...(typeof principal === 'string' ? { principal } : {}) };
  switch (service) {
    case 'cloudformation':
    case 'sts':
      return answerQuery(cloud, service, caller, request);
    case 's3':
      return answerS3(request, cloud.buckets);
    case 'ssm':
      return answerSsm(cloud, caller, request);
    case 'lambda':
      return answerLambda(cloud, caller, request);
    default:
      return answerDouble(cloud, service, caller, request);
  }
}

async function answerQuery(
  cloud: LocalCloud,
  service: 'cloudformation' | 'sts',
  caller: Caller,
  { body }: WireRequest,
): Promise<HttpAnswer> {
  const input = parseQuery(new URLSearchParams(body.toString()));
  const action = String(input.Action);
  const requestId = cloud.random.uuid();
  try {
    const { cloudFormation } = cloud.place(caller.account, caller.region);
    const result = service === 'sts' ? callSts(cloud, caller, action, input) : await cloudFormation.call(action, input);
    return queryAnswer(service, action, result, requestId);
  } catch (thrown) {
    if (thrown instanceof CloudFormationError || thrown instanceof ServiceRefusal) {
      return queryError(thrown.code, thrown.message, requestId);
    }
    throw thrown;
  }
}

function callSts(cloud: LocalCloud, caller: Caller, action: string, input: QueryInput): object {
  switch (action) {
    case 'GetCallerIdentity':
      return {
        Arn: caller.principal ?? `arn:aws:iam::${caller.account}:user/local`,
        UserId: 'AIDALOCAL',
        Account: caller.account,
      };
    case 'AssumeRole': {
      const roleArn = String(input.RoleArn);
      const account = roleArn.split(':')[4] ?? '';
      const refused = whyNotAssumable(roleArn, caller.account, cloud.stacksOf(account));
      if (refused !== undefined) {
        throw new ServiceRefusal('AccessDenied', `not authorized to perform sts:AssumeRole: ${refused}`);
      }
      const session = `arn:aws:sts::${account}:assumed-role/${roleArn.split('/').at(-1)}/${String(input.RoleSessionName)}`;
      return {
        Credentials: {
          AccessKeyId: account,
          SecretAccessKey: 'local',
          SessionToken: session,
          Expiration: new Date(cloud.clock.now().getTime() + SESSION_MS),
        },
        AssumedRoleUser: { AssumedRoleId: 'AROALOCAL:session', Arn: session },
      };
    }
    default:
      throw new ServiceRefusal('InvalidAction', `sts:${action} is not implemented here`);
  }
}

function answerSsm(cloud: LocalCloud, { account, region }: Caller, { headers, body }: WireRequest): HttpAnswer {
  const operation = String(headers['x-amz-target']).split('.')[1];
  const input = JSON.parse(body.toString() || '{}');
  const describe = (name: string) => {
    const found = cloud.parameters.find(account, region, name);
    const ARN = `arn:aws:ssm:${region}:${account}:parameter${name.startsWith('/') ? '' : '/'}${name}`;
    return found && { Name: name, Type: found.type, Value: found.value, Version: 1, ARN };
  };
  if (operation === 'GetParameter') {
    const Parameter = describe(input.Name);
    return Parameter ? json(200, { Parameter }) : json(400, { __type: 'ParameterNotFound', message: input.Name });
  }
  if (operation === 'GetParameters') {
    const names: string[] = input.Names;
    return json(200, {
      Parameters: names.map(describe).filter(Boolean),
      InvalidParameters: names.filter((name) => !describe(name)),
    });
  }
  return json(501, { __type: 'NotImplemented', message: `ssm:${operation} is not implemented here` });
}

async function answerLambda(cloud: LocalCloud, { account, region }: Caller, request: WireRequest): Promise<HttpAnswer> {
  const { method, url, headers, body } = request;
  const named = /^\/2015-03-31\/functions\/([^/]+)\/invocations$/.exec(url.pathname)?.[1];
  if (method !== 'POST' || named === undefined) {
    return json(501, { Type: 'NotImplemented', Message: `lambda: ${method} ${url.pathname} is not implemented here` });
  }
  const name = decodeURIComponent(named);
  const arn = name.startsWith('arn:') ? name : arnOf({ name, account, region });
  if (cloud.functions.find(arn) === undefined) {
    const missing = { Type: 'User', Message: `Function not found: ${arn}` };
    return json(404, missing, { 'x-amzn-errortype': 'ResourceNotFoundException' });
  }
  const running = cloud.functions.invoke(arn, JSON.parse(body.toString() || '{}'));
  if (headers['x-amz-invocation-type'] === 'Event') {
    running.catch((thrown) => cloud.defects.push(thrown));
    return { status: 202, headers: {}, body: '' };
  }
  const { payload, error } = await running;
  return json(200, error ?? payload ?? null, error ? { 'x-amz-function-error': 'Unhandled' } : {});
}

function answerDouble(
  cloud: LocalCloud,
  service: string,
  caller: Caller,
  { method, url, body }: WireRequest,
): HttpAnswer | undefined {
  const double = cloud.services[service];
  if (double === undefined) {
    return json(501, { __type: 'NotImplemented', message: `${service}: ${method} ${url.pathname} is not served here` });
  }
  return double.handle(caller, {
    service: { signingName: service },
    method,
    path: url.pathname,
    query: url.searchParams,
    body: body.toString(),
  });
}

/** For what no service answers: a defect of this cloud, reported loudly. */
export function defectAnswer(thrown: unknown): HttpAnswer {
  return json(500, { __type: 'InternalFailure', message: `a defect of the local cloud: ${reasonOf(thrown)}` });
}
