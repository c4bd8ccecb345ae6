import { elementsOf, type Fields, textAt, valueAt } from './fields';
import type { Instance } from './instance';
import { Leaf } from './planned';

/** Where resources are deployed that share the configuration of a provider. */
export interface Deployment {
  /** Equal for resources that certainly are in the same account and Region. */
  readonly key: string;
  readonly account?: string;
  readonly region?: string;
}

/** Where a resource is deployed, as far as its block and the configuration of its provider are constant. */
export function deploymentOf(configuration: Fields, instance: Instance): Deployment {
  const key = textAt(instance.block, 'provider_config_key');
  if (key === undefined) {
    return { key: instance.address };
  }
  const provider = valueAt(configuration, 'provider_config', key);
  const accounts = elementsOf(valueAt(provider, 'expressions', 'allowed_account_ids', 'constant_value'));
  const [account] = accounts.length === 1 ? accounts : [];
  const isAccount = typeof account === 'string' && /^\d{12}$/.test(account);
  const own = ownRegionOf(instance);
  const region = own === OF_PROVIDER ? textAt(provider, 'expressions', 'region', 'constant_value') : own;
  return {
    // A Region that is unknown and its own can be any, also another one than that of its neighbors.
    key: `${key} ${region ?? (own === undefined ? instance.address : '')}`.trim(),
    ...(isAccount && { account }),
    ...(region !== undefined && { region }),
  };
}

const OF_PROVIDER = Symbol('the Region of the provider');

/** The Region of a resource of the `aws` provider, which can have another one than its provider. */
function ownRegionOf({ type, attributes, block }: Instance): string | undefined | typeof OF_PROVIDER {
  const region = type.startsWith('aws_') ? attributes?.region : undefined;
  if (region instanceof Leaf && typeof region.value === 'string') {
    return region.value;
  }
  const isWritten = type.startsWith('aws_') && valueAt(block, 'expressions', 'region') !== undefined;
  return isWritten ? undefined : OF_PROVIDER;
}
