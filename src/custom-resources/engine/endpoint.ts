import { partitionOf } from './partitions';

export type Environment = Readonly<Record<string, string | undefined>>;

/** The environment of the function prevents every call: repeating one does not help. */
export class ConfigurationError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ConfigurationError';
  }
}

/** A service as far as its endpoint depends on it. */
interface EndpointOwner {
  readonly signingName: string;
  readonly variableName: string;
}

/**
 * Where requests to a service go, by the rules of the SDKs: to the endpoint configured for the service, to the one
 * configured for all services, or to the public one, which can be a FIPS or dual-stack endpoint.
 *
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/feature-endpoints.html
 */
export function endpointOf(service: EndpointOwner, region: string, environment: Environment): URL {
  const configured = configuredEndpoint(service.variableName, environment);
  const usesFips = isOn(environment, 'AWS_USE_FIPS_ENDPOINT');
  const usesDualStack = isOn(environment, 'AWS_USE_DUALSTACK_ENDPOINT');
  if (configured && (usesFips || usesDualStack)) {
    const variable = usesFips ? 'AWS_USE_FIPS_ENDPOINT' : 'AWS_USE_DUALSTACK_ENDPOINT';
    throw new ConfigurationError(
      `${variable} is true, but AWS_ENDPOINT_URL configures an endpoint, which cannot be made a FIPS or dual-stack one: remove one of the two`,
    );
  }
  if (configured) {
    return configured;
  }
  const { dnsSuffix, dualStackDnsSuffix } = partitionOf(region);
  const name = `${service.signingName}${usesFips ? '-fips' : ''}`;
  return new URL(`https://${name}.${region}.${usesDualStack ? dualStackDnsSuffix : dnsSuffix}`);
}

/** The endpoint that replaces the public one, if the environment contains one. */
export function configuredEndpoint(variableName: string, environment: Environment): URL | undefined {
  if (isOn(environment, 'AWS_IGNORE_CONFIGURED_ENDPOINT_URLS')) {
    return undefined;
  }
  const configured = environment[`AWS_ENDPOINT_URL_${variableName}`] || environment.AWS_ENDPOINT_URL;
  if (configured && !URL.canParse(configured)) {
    throw new ConfigurationError(`AWS_ENDPOINT_URL is not a URL: ${JSON.stringify(configured)}`);
  }
  return configured ? new URL(configured) : undefined;
}

function isOn(environment: Environment, variable: string): boolean {
  const value = environment[variable];
  if (value === undefined || value === 'false') {
    return false;
  }
  if (value !== 'true') {
    throw new ConfigurationError(`${variable} must be "true" or "false", not ${JSON.stringify(value)}`);
  }
  return true;
}
