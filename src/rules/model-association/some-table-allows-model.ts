import { isComplete, itemsOf, knownValue } from '../../model/fact';
import {
  type AssociationNode,
  associationsIn,
  collaborationOf,
  hasEveryMembership,
  type Link,
  type ModelAssociationNode,
  tableNodesOf,
} from '../../model/nodes';
import { code, text } from '../../private/text';
import { nameOf, quoted, rule } from '../rule';

export const someTableAllowsModel = rule({
  id: 'SomeTableAllowsModel',
  catalogueIds: ['CR-ML-022'],
  subject: 'modelAssociation',
  // Tables can be associated, and their rules changed, outside of the app.
  severity: 'warning',
  title: 'At least one table of the collaboration allows the model',
  why: 'a model is trained only with tables whose collaboration analysis rule allows it as an additional analysis',
  fix: text`add the ARN of the model association, or a pattern for it, to ${code('allowedAdditionalAnalyses')} of the
    associations whose tables it is trained with`,
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/custom-model-prerequisites.html',
    basis: 'documented',
  },
  check: (model) => {
    const collaboration = collaborationOf(model);
    if (!collaboration || !hasEveryMembership(collaboration)) {
      return [];
    }
    const tables = tableNodesOf(collaboration.memberships);
    const associations = itemsOf(associationsIn(collaboration));
    const allKnown = isComplete(tables) && itemsOf(tables).length === associations.length;
    if (!allKnown || associations.length === 0 || associations.some((one) => canAllow(one, model))) {
      return [];
    }
    const names = quoted(associations.map((one) => knownValue(one.name) ?? one.path));
    return [{ what: `no table of ${nameOf(collaboration)} allows ${nameOf(model)}: ${names}` }];
  },
});

/** Whether a rule of an association can allow a model, of which the ARN is not known at synthesis. */
function canAllow({ additionalAnalyses, models }: AssociationNode, model: ModelAssociationNode): boolean {
  return !isComplete(additionalAnalyses) || models.some((link) => canBe(link, model));
}

function canBe(link: Link<ModelAssociationNode>, model: ModelAssociationNode): boolean {
  if (link.to === 'node') {
    return link.node === model;
  }
  const arn = knownValue(link.text);
  return arn === undefined || arn.includes('configured-model-algorithm-association');
}
