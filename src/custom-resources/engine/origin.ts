import { ConfigurationError, configuredEndpoint, type Environment } from './endpoint';
import type { CloudFormationEvent } from './event';
import { givenUpAt } from './given-up';
import { partitionOf } from './partitions';
import { STACK_VARIABLE } from './stack-variable';

/** What a function knows of itself, whatever an event states. */
export interface Origin {
  /** The ARN of the stack that the function is part of. */
  readonly stackId: string;
  readonly region: string;
  /** What replaces Amazon S3 for this function, such as a cloud on the same machine. */
  readonly s3Endpoint?: URL;
}

/** Throws if the environment does not contain what every function of this library has. */
export function originOf(environment: Environment): Origin {
  const { [STACK_VARIABLE]: stackId, AWS_REGION: region } = environment;
  if (!stackId || !region) {
    throw new ConfigurationError(`the environment contains no ${stackId ? 'AWS_REGION' : STACK_VARIABLE}`);
  }
  return { stackId, region, s3Endpoint: configuredEndpoint('S3', environment) };
}

/**
 * Why a request must not be processed, or undefined if it is a request of CloudFormation for the stack of the function.
 * Anyone who can invoke a function can make up an event: what is refused makes no call and sends no response, because the
 * response could lead elsewhere. The reason never contains the URL.
 *
 * | Request | Refused |
 * | --- | --- |
 * | of another stack, account, or Region | yes |
 * | of a former stack of the same name | no: it can be deleted and its function imported, which keeps the environment |
 * | response URL that states no time | yes: it is not presigned, and a request that is late could not be recognized |
 * | response URL of the bucket for this Region | no |
 * | response URL of the endpoint that replaces Amazon S3 | no: only the configuration of the function sets it |
 * | any other response URL | yes |
 */
export function whyRefused(event: CloudFormationEvent, origin: Origin): string | undefined {
  const [stack, own] = [event.StackId, origin.stackId].map(withoutId);
  if (stack !== own) {
    return `it is of ${JSON.stringify(stack)}, but this function is part of ${JSON.stringify(own)}`;
  }
  if (givenUpAt(event) === undefined) {
    return 'its response URL is not presigned';
  }
  return isOfCloudFormation(new URL(event.ResponseURL), origin)
    ? undefined
    : 'its response URL is not of CloudFormation';
}

/** The ARN of a stack up to its name: the ID at its end is another one for each stack with this name. */
function withoutId(stackId: string): string {
  return stackId.split('/').slice(0, 2).join('/');
}

/**
 * In each Region, CloudFormation has one bucket for responses, whose name contains the Region without dashes. The URLs
 * that it makes name the bucket in the host; those that name it in the path lead to the same bucket.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/vpc-interface-endpoints.html
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/VirtualHosting.html
 */
function isOfCloudFormation(url: URL, { region, s3Endpoint }: Origin): boolean {
  if (s3Endpoint && url.origin === s3Endpoint.origin) {
    return true;
  }
  const bucket = `cloudformation-custom-resource-response-${region.replaceAll('-', '')}`;
  const isInHost = url.hostname.startsWith(`${bucket}.`);
  const host = isInHost ? url.hostname.slice(bucket.length + 1) : url.hostname;
  return (
    // The origin contains a port, if it is not that of the protocol.
    url.origin === `https://${url.hostname}` &&
    isS3(host, region) &&
    (isInHost || url.pathname.startsWith(`/${bucket}/`))
  );
}

/** `s3`, FIPS and dual-stack endpoints, in the Region: `s3.us-east-1`, the older `s3-us-east-1`, or the global `s3`. */
function isS3(host: string, region: string): boolean {
  const { dnsSuffix } = partitionOf(region);
  const names = ['s3', 's3-fips'].flatMap((name) => [name, `${name}.dualstack`]);
  return names.some((name) =>
    [`${name}.${region}`, `${name}-${region}`, name].some((prefix) => host === `${prefix}.${dnsSuffix}`),
  );
}
