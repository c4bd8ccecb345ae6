import type { Made, ResourceProvider } from '../../cloudformation/provider';
import { pick, toInput } from '../properties';
import type { CleanRoomsService } from '../service';
import { AnalysisRules } from './analysis-rules';
import { Api, childId, splitChildId, withClearedDescription } from './api';

interface Association {
  readonly id: string;
  readonly arn: string;
  readonly membershipId: string;
}

const RULES = 'ConfiguredTableAssociationAnalysisRules';

export function associationProvider(service: CleanRoomsService): ResourceProvider {
  const rulesOf = (api: Api, target: Record<string, string>) =>
    new AnalysisRules(api, 'ConfiguredTableAssociation', target);

  return {
    create(properties, context) {
      const api = new Api(service, context);
      const { [RULES]: rules, ...rest } = properties;
      const input = toInput('CreateConfiguredTableAssociation', rest);
      const association = api.one<Association>('CreateConfiguredTableAssociation', input);
      const target = targetOf(childId(association.id, association.membershipId));
      try {
        rulesOf(api, target).create(rules);
      } catch (error) {
        // A create handler that fails leaves nothing behind, since no stack would know of it.
        rulesOf(api, target).deleteHolder();
        throw error;
      }
      return made(association);
    },

    update(physicalId, properties, previous, context) {
      const api = new Api(service, context);
      const target = targetOf(physicalId);
      const changes = pick('UpdateConfiguredTableAssociation', withClearedDescription(properties, previous));
      const association = api.one<Association>('UpdateConfiguredTableAssociation', {
        ...toInput('UpdateConfiguredTableAssociation', changes),
        ...target,
      });
      rulesOf(api, target).update(properties[RULES]);
      api.retag(association.arn, properties, previous);
      return made(association);
    },

    read(physicalId, context) {
      const input = targetOf(physicalId);
      return made(new Api(service, context).one<Association>('GetConfiguredTableAssociation', input));
    },

    delete(physicalId, _properties, context) {
      rulesOf(new Api(service, context), targetOf(physicalId)).deleteHolder();
    },
  };
}

function targetOf(physicalId: string) {
  const [configuredTableAssociationIdentifier, membershipIdentifier] = splitChildId(physicalId);
  return { configuredTableAssociationIdentifier, membershipIdentifier };
}

function made({ id, arn, membershipId }: Association): Made {
  return {
    physicalId: childId(id, membershipId),
    attributes: { Arn: arn, ConfiguredTableAssociationIdentifier: id },
  };
}
