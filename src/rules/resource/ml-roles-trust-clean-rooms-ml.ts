import { is } from '../../model/fact';
import { nodeOf } from '../../model/nodes';
import { CLEAN_ROOMS_ML, trustedServices, trustsService } from '../../model/trust';
import { code, text } from '../../private/text';
import { nameOf, quoted, rule } from '../rule';

export const mlRolesTrustCleanRoomsMl = rule({
  id: 'MlRolesTrustCleanRoomsMl',
  catalogueIds: ['CR-ML-006'],
  subject: 'resource',
  severity: 'error',
  title: 'Clean Rooms ML can assume the role of a training dataset or of a model',
  why: 'Clean Rooms ML assumes this role as cleanrooms-ml.amazonaws.com, unlike the roles of associations',
  fix: text`set ${code('assumedBy')} of the role to ${code('new ServicePrincipal("cleanrooms-ml.amazonaws.com")')}`,
  evidence: { url: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/ml-roles.html', basis: 'documented' },
  check: (resource) => {
    if (resource.kind !== 'trainingDataset' && resource.kind !== 'modelAlgorithm') {
      return [];
    }
    const role = nodeOf(resource.role);
    if (!role || !is(trustsService(role, CLEAN_ROOMS_ML), false)) {
      return [];
    }
    const trusted = trustedServices(role);
    const allowed = trusted.length === 0 ? 'no service' : `only ${quoted(trusted)}`;
    const subject = `the role ${nameOf(role)} of ${nameOf(resource)}`;
    return [
      {
        what: `${subject} cannot be assumed by ${CLEAN_ROOMS_ML}: its trust policy allows ${allowed}`,
        property: 'RoleArn',
      },
    ];
  },
});
