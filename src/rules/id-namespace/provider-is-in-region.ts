import { itemsOf, knownValue } from '../../model/fact';
import { nodeOf } from '../../model/nodes';
import { nameOf, rule } from '../rule';

/** The Regions of LiveRamp, whose services have its name in their ARNs. */
const LIVERAMP = /:providerservice\/LiveRamp\//i;
const REGIONS = ['us-east-1', 'us-east-2', 'us-west-2'];

export const providerIsInRegion = rule({
  id: 'ProviderIsInRegion',
  catalogueIds: ['CR-IDM-005'],
  subject: 'idNamespace',
  severity: 'error',
  title: 'An ID namespace is in a Region of its provider',
  why: `the provider "LiveRamp" maps IDs only in ${REGIONS.join(', ')}`,
  fix: 'use the method "RULE_BASED", or a Region of the provider for the collaboration',
  evidence: {
    url: 'https://docs.aws.amazon.com/entityresolution/latest/userguide/create-id-mapping-workflow-one-account-provider-services.html',
    basis: 'documented',
  },
  check: (association) => {
    const namespace = nodeOf(association.namespace);
    const region = namespace && knownValue(namespace.env.region);
    const isOfLiveRamp = namespace && itemsOf(namespace.providers).some((arn) => LIVERAMP.test(arn));
    return isOfLiveRamp && region !== undefined && !REGIONS.includes(region)
      ? [
          {
            what: `the ID namespace of ${nameOf(association)} uses the provider "LiveRamp" in ${region}`,
            property: 'InputReferenceConfig',
          },
        ]
      : [];
  },
});
