import { type Env, envOfArn, OUTSIDE_OF_APP } from '../../model/env';
import { type ModelAssociationNode, nodeOf } from '../../model/nodes';
import { distinguishing } from '../places';
import { nameOf, quoted, rule } from '../rule';

export const modelIsOfMembershipAccount = rule({
  id: 'ModelIsOfMembershipAccount',
  catalogueIds: ['CR-ML-013'],
  subject: 'modelAssociation',
  severity: 'error',
  title: 'A model is associated with a membership in its account and Region',
  why: 'an account can associate only its own models with its memberships, and only in the same Region',
  fix: 'associate the model with a membership of its account and Region, or create it in the stack of the membership',
  evidence: {
    url: 'https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_CreateConfiguredModelAlgorithmAssociation.html',
    basis: 'inferred',
    proof: 'a model has no resource policy, with which its account could let another one use it',
  },
  check: (association) => {
    const model = modelOf(association);
    const owner = nodeOf(association.membership) ?? association;
    const place = model && distinguishing(model.env, owner.env);
    if (!model || !place) {
      return [];
    }
    const subject = owner === association ? nameOf(owner) : `the membership ${nameOf(owner)}`;
    return [
      {
        what: `the model ${model.name} is in ${place(model.env)}, but ${subject} is in ${place(owner.env)}`,
        property: 'ConfiguredModelAlgorithmArn',
      },
    ];
  },
});

function modelOf({ algorithm }: ModelAssociationNode): { readonly name: string; readonly env: Env } | undefined {
  if (algorithm.to === 'node') {
    return { name: nameOf(algorithm.node), env: algorithm.node.env };
  }
  const { text } = algorithm;
  return text.state === 'known'
    ? { name: quoted([text.value]), env: { ...envOfArn(text.value), stack: OUTSIDE_OF_APP } }
    : undefined;
}
