/** A group of Regions with the same domains. */
export interface Partition {
  readonly id: string;
  /** Matches the names of its Regions. */
  readonly region: RegExp;
  readonly dnsSuffix: string;
  /** Of endpoints that have IPv6 addresses, too. */
  readonly dualStackDnsSuffix: string;
}

const AWS: Partition = {
  id: 'aws',
  region: /^(us|eu|ap|sa|ca|me|af|il|mx)-\w+-\d+$/,
  dnsSuffix: 'amazonaws.com',
  dualStackDnsSuffix: 'api.aws',
};

/**
 * The partitions as the endpoint rules of the SDKs have them. `test/custom-resources/engine/endpoint.test.ts` compares
 * them with those of the SDK.
 */
export const PARTITIONS: readonly Partition[] = [
  AWS,
  {
    id: 'aws-cn',
    region: /^cn-\w+-\d+$/,
    dnsSuffix: 'amazonaws.com.cn',
    dualStackDnsSuffix: 'api.amazonwebservices.com.cn',
  },
  {
    id: 'aws-eusc',
    region: /^eusc-(de)-\w+-\d+$/,
    dnsSuffix: 'amazonaws.eu',
    dualStackDnsSuffix: 'api.amazonwebservices.eu',
  },
  {
    id: 'aws-iso',
    region: /^us-iso-\w+-\d+$/,
    dnsSuffix: 'c2s.ic.gov',
    dualStackDnsSuffix: 'api.aws.ic.gov',
  },
  {
    id: 'aws-iso-b',
    region: /^us-isob-\w+-\d+$/,
    dnsSuffix: 'sc2s.sgov.gov',
    dualStackDnsSuffix: 'api.aws.scloud',
  },
  {
    id: 'aws-iso-e',
    region: /^eu-isoe-\w+-\d+$/,
    dnsSuffix: 'cloud.adc-e.uk',
    dualStackDnsSuffix: 'api.cloud-aws.adc-e.uk',
  },
  {
    id: 'aws-iso-f',
    region: /^us-isof-\w+-\d+$/,
    dnsSuffix: 'csp.hci.ic.gov',
    dualStackDnsSuffix: 'api.aws.hci.ic.gov',
  },
  {
    id: 'aws-us-gov',
    region: /^us-gov-\w+-\d+$/,
    dnsSuffix: 'amazonaws.com',
    dualStackDnsSuffix: 'api.aws',
  },
];

/** As in the SDKs, a Region that no partition knows is one of the largest partition. */
export function partitionOf(region: string): Partition {
  return PARTITIONS.find((partition) => partition.region.test(region)) ?? AWS;
}
