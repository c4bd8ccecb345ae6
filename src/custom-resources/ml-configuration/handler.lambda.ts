import type { Request } from '../engine/event';
import { lambdaHandler } from '../engine/lambda-handler';
import type { ServiceClient } from '../engine/rest-json-client';
import { isGone, isNotFound, unlessNotFound } from '../engine/retry';
import { DeleteMLConfiguration, GetMLConfiguration, PutMLConfiguration } from '../service/operations/ml-configurations';
import { CONTRACT, type MlConfigurationProperties } from './contract';
import { accepted, decide, type Observed, type Step } from './plan';

export const { handler, run } = lambdaHandler({
  contract: CONTRACT,
  retainedOnDelete: false,
  accepted,
  observe,
  decide,
  act,
});

async function observe(
  { type, properties }: Request<MlConfigurationProperties>,
  client: ServiceClient,
): Promise<Observed> {
  const input = { membershipIdentifier: properties.membershipId };
  try {
    const output = await client.call(GetMLConfiguration, input);
    const { roleArn, destination } = output.defaultOutputLocation;
    const updatedAt = Date.parse(output.updateTime);
    return { is: 'put', roleArn, s3Uri: destination?.s3Destination?.s3Uri, updatedAt };
  } catch (error) {
    if (isNotFound(error)) {
      return { is: 'none' };
    }
    // Nothing is left of a membership that has ended.
    if (type === 'Delete' && isGone(error)) {
      return { is: 'gone' };
    }
    throw error;
  }
}

async function act(step: Step, { properties }: Request<MlConfigurationProperties>, client: ServiceClient) {
  const { membershipId: membershipIdentifier, s3Uri, roleArn } = properties;
  if (step.do === 'put') {
    const defaultOutputLocation = { roleArn, destination: { s3Destination: { s3Uri } } };
    await client.call(PutMLConfiguration, { membershipIdentifier, defaultOutputLocation });
  } else {
    await unlessNotFound(client.call(DeleteMLConfiguration, { membershipIdentifier }));
  }
  return step;
}
