import { type Env, envOfArn } from '../../model/env';
import { differ, knownValue, UNKNOWN } from '../../model/fact';
import { type IdNamespaceNode, nodeOf } from '../../model/nodes';
import { nameOf, rule } from '../rule';

export const namespaceIsOfMembershipAccount = rule({
  id: 'NamespaceIsOfMembershipAccount',
  catalogueIds: ['CR-IDM-001'],
  subject: 'idNamespace',
  severity: 'error',
  title: 'An ID namespace belongs to the account and Region of the membership with which it is associated',
  why: 'an account can associate only its own ID namespaces, in the Region of its membership',
  fix: 'associate the ID namespace with the membership of its account, in its Region',
  evidence: {
    url: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cleanrooms-idnamespaceassociation.html',
    basis: 'documented',
  },
  check: (association) => {
    const { env } = nodeOf(association.membership) ?? association;
    const { account, region } = placeOf(association.namespace);
    const problem = differ(account, env.account)
      ? `is in account ${knownValue(account)}, but its membership is in account ${knownValue(env.account)}`
      : differ(region, env.region)
        ? `is in Region ${knownValue(region)}, but its membership is in Region ${knownValue(env.region)}`
        : undefined;
    return problem === undefined
      ? []
      : [{ what: `the ID namespace of ${nameOf(association)} ${problem}`, property: 'InputReferenceConfig' }];
  },
});

function placeOf(namespace: IdNamespaceNode['namespace']): Pick<Env, 'account' | 'region'> {
  if (namespace.to === 'node') {
    return namespace.node.env;
  }
  return namespace.text.state === 'known' ? envOfArn(namespace.text.value) : { account: UNKNOWN, region: UNKNOWN };
}
