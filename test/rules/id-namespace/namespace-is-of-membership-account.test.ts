import { namespaceIsOfMembershipAccount } from '../../../src/rules/id-namespace/namespace-is-of-membership-account';
import {
  ADVERTISER,
  ANY_ENV,
  collaboration,
  entityNamespace,
  env,
  idNamespace,
  membership,
  outside,
  PUBLISHER,
  to,
} from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const FIX = 'associate the ID namespace with the membership of its account, in its Region';
const arn = (account: string, region = 'us-east-1') =>
  outside(`arn:aws:entityresolution:${region}:${account}:idnamespace/customers`);

const violation = (problem: string) =>
  [
    {
      severity: 'error',
      what: `the ID namespace of "customers" is in ${problem}`,
      fix: FIX,
      property: 'InputReferenceConfig',
    },
  ] as const;

describeRule(namespaceIsOfMembershipAccount, {
  fires: [
    {
      name: 'the ARN is of another account',
      subject: () => idNamespace(membership(collaboration()), { namespace: arn(ADVERTISER) }),
      violations: violation('account 222222222222, but its membership is in account 111111111111'),
    },
    {
      name: 'the ARN is of another Region, and the membership is outside of the app',
      subject: () => idNamespace(undefined, { namespace: arn(PUBLISHER, 'eu-west-1') }),
      violations: violation('Region eu-west-1, but its membership is in Region us-east-1'),
    },
    {
      name: 'the namespace is in another account of this app',
      subject: () => idNamespace(membership(collaboration()), { namespace: to(entityNamespace('SOURCE', ADVERTISER)) }),
      violations: violation('account 222222222222, but its membership is in account 111111111111'),
    },
  ],
  quiet: [
    {
      name: 'the namespace is of the membership',
      subject: () => idNamespace(membership(collaboration()), { namespace: to(entityNamespace('SOURCE')) }),
    },
    { name: 'the ARN is of the account', subject: () => idNamespace(undefined, { namespace: arn(PUBLISHER) }) },
  ],
  unknown: [
    { name: 'the namespace is a token', subject: () => idNamespace(undefined, { namespace: outside() }) },
    { name: 'the text is no ARN', subject: () => idNamespace(undefined, { namespace: outside('customers') }) },
    {
      name: 'the place of the membership is not known',
      subject: () => idNamespace(undefined, { env: ANY_ENV, namespace: arn(ADVERTISER) }),
    },
    {
      name: 'the place of the namespace is not known',
      subject: () =>
        idNamespace(undefined, {
          env: env(PUBLISHER),
          namespace: to(entityNamespace('SOURCE', PUBLISHER, { env: ANY_ENV })),
        }),
    },
  ],
});
