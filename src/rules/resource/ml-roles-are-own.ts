import { foreignRole } from '../roles';
import { nameOf, rule } from '../rule';

export const mlRolesAreOwn = rule({
  id: 'MlRolesAreOwn',
  catalogueIds: ['CR-ML-005'],
  subject: 'resource',
  severity: 'error',
  title: 'The role of a training dataset or of a model belongs to its account',
  why: 'a role can be passed to a service only within its own account',
  fix: 'specify a role in the account of the resource',
  evidence: {
    url: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cleanroomsml-trainingdataset.html',
    basis: 'documented',
  },
  check: (resource) => {
    if (resource.kind !== 'trainingDataset' && resource.kind !== 'modelAlgorithm') {
      return [];
    }
    const problem = foreignRole(nameOf(resource), resource.env, resource.role);
    return problem === undefined ? [] : [{ what: problem, property: 'RoleArn' }];
  },
});
