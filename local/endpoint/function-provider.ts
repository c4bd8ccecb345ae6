import { CloudFormationError } from '../cloudformation/errors';
import { generatedName } from '../cloudformation/inert';
import { isRecord } from '../cloudformation/json';
import type { Made, Properties, ResourceContext, ResourceProvider } from '../cloudformation/provider';
import type { Random } from '../cloudformation/random';
import { arnOf, type Functions } from '../lambda/functions';
import type { Buckets } from './buckets';

/** Deploys functions out of the buckets of this cloud. Only Node runs here. */
export function functionProvider(functions: Functions, buckets: Buckets, random: Random): ResourceProvider {
  const deploy = (name: string, properties: Properties, { account, region }: ResourceContext): Made => {
    const { Handler, Runtime, Timeout = 3, MemorySize = 128, Environment, Code } = properties;
    if (typeof Runtime !== 'string' || !Runtime.startsWith('nodejs') || typeof Handler !== 'string') {
      throw new CloudFormationError(`a function with the runtime ${String(Runtime)} cannot run here, only Node can`);
    }
    const variables = isRecord(Environment) && isRecord(Environment.Variables) ? Environment.Variables : {};
    const place = { name, account, region };
    functions.deploy({
      ...place,
      handler: Handler,
      timeoutSeconds: Number(Timeout),
      memoryMb: Number(MemorySize),
      environment: Object.fromEntries(Object.entries(variables).map(([key, value]) => [key, String(value)])),
      code: codeOf(Code, buckets),
    });
    return { physicalId: name, attributes: { Arn: arnOf(place) } };
  };
  return {
    create: (properties, context) => {
      const named = properties.FunctionName;
      const name = typeof named === 'string' ? named : generatedName(context, random, 64);
      if (functions.find(arnOf({ name, ...context })) !== undefined) {
        throw new CloudFormationError(`${name} already exists`);
      }
      return deploy(name, properties, context);
    },
    update: (name, properties, _previous, context) => deploy(name, properties, context),
    delete: (name, _properties, context) => functions.remove(arnOf({ name, ...context })),
  };
}

function codeOf(code: unknown, buckets: Buckets): Uint8Array | string {
  if (isRecord(code) && typeof code.ZipFile === 'string') {
    return code.ZipFile;
  }
  if (isRecord(code) && typeof code.S3Bucket === 'string' && typeof code.S3Key === 'string') {
    return buckets.object(code.S3Bucket, code.S3Key);
  }
  throw new CloudFormationError(`code of this kind cannot be deployed here: ${JSON.stringify(code)}`);
}
