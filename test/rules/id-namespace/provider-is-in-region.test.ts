import { providerIsInRegion } from '../../../src/rules/id-namespace/provider-is-in-region';
import { ANY_ENV, entityNamespace, env, idNamespace, list, outside, PUBLISHER, to, UNKNOWN } from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const LIVERAMP = 'arn:aws:entityresolution:eu-west-1::providerservice/LiveRamp/Transcoding';

function providedBy(provider: string, region = 'eu-west-1') {
  const more = { env: env(PUBLISHER, region), providers: list([provider]) };
  return idNamespace(undefined, { namespace: to(entityNamespace('SOURCE', PUBLISHER, more)) });
}

describeRule(providerIsInRegion, {
  fires: [
    {
      name: 'LiveRamp is not in the Region',
      subject: () => providedBy(LIVERAMP),
      violations: [
        {
          severity: 'error',
          what: 'the ID namespace of "customers" uses the provider "LiveRamp" in eu-west-1',
          fix: 'use the method "RULE_BASED", or a Region of the provider for the collaboration',
          property: 'InputReferenceConfig',
        },
      ],
    },
  ],
  quiet: [
    ...['us-east-1', 'us-east-2', 'us-west-2'].map((region) => ({
      name: `LiveRamp is in ${region}`,
      subject: () => providedBy(LIVERAMP, region),
    })),
    {
      name: 'the provider is another one',
      subject: () => providedBy('arn:aws:entityresolution:eu-west-1::providerservice/Other/Ids'),
    },
    {
      name: 'there is no provider',
      subject: () => idNamespace(undefined, { namespace: to(entityNamespace('SOURCE')) }),
    },
  ] as never,
  unknown: [
    {
      name: 'the Region is not known',
      subject: () => {
        const more = { env: ANY_ENV, providers: list([LIVERAMP]) };
        return idNamespace(undefined, { namespace: to(entityNamespace('SOURCE', PUBLISHER, more)) });
      },
    },
    {
      name: 'the providers are a token',
      subject: () => {
        const more = { env: env(PUBLISHER, 'eu-west-1'), providers: UNKNOWN };
        return idNamespace(undefined, { namespace: to(entityNamespace('SOURCE', PUBLISHER, more)) });
      },
    },
    {
      name: 'the namespace is outside of the app',
      subject: () => idNamespace(undefined, { namespace: outside('arn') }),
    },
  ],
});
