import type { Made, Properties, ResourceProvider } from '../../cloudformation/provider';
import { pick, toInput } from '../properties';
import type { CleanRoomsService } from '../service';
import { Api, childId, splitChildId } from './api';

interface PrivacyBudgetTemplate {
  readonly id: string;
  readonly arn: string;
  readonly collaborationId: string;
  readonly collaborationArn: string;
  readonly membershipId: string;
  readonly membershipArn: string;
}

export function privacyBudgetTemplateProvider(service: CleanRoomsService): ResourceProvider {
  return {
    create(properties, context) {
      const input = toInput('CreatePrivacyBudgetTemplate', withUnion(properties));
      return made(new Api(service, context).one<PrivacyBudgetTemplate>('CreatePrivacyBudgetTemplate', input));
    },

    update(physicalId, properties, previous, context) {
      const api = new Api(service, context);
      const changes = pick('UpdatePrivacyBudgetTemplate', withUnion(withoutResource(properties)));
      const budget = api.one<PrivacyBudgetTemplate>('UpdatePrivacyBudgetTemplate', {
        ...toInput('UpdatePrivacyBudgetTemplate', changes),
        ...targetOf(physicalId),
      });
      api.retag(budget.arn, properties, previous);
      return made(budget);
    },

    delete(physicalId, _properties, context) {
      new Api(service, context).remove('DeletePrivacyBudgetTemplate', targetOf(physicalId));
    },
  };
}

/** CloudFormation writes the parameters of both types side by side; the API wants those of one type. */
function withUnion(properties: Properties): Properties {
  const kind = properties.PrivacyBudgetType === 'ACCESS_BUDGET' ? 'AccessBudget' : 'DifferentialPrivacy';
  return { ...properties, Parameters: { [kind]: properties.Parameters } };
}

/** The budgeted resource is decided at the creation, and an update does not repeat it. */
function withoutResource(properties: Properties): Properties {
  const { ResourceArn: _resource, ...parameters } = (properties.Parameters ?? {}) as Properties;
  return { ...properties, Parameters: parameters };
}

function targetOf(physicalId: string) {
  const [privacyBudgetTemplateIdentifier, membershipIdentifier] = splitChildId(physicalId);
  return { privacyBudgetTemplateIdentifier, membershipIdentifier };
}

function made(budget: PrivacyBudgetTemplate): Made {
  return {
    physicalId: childId(budget.id, budget.membershipId),
    attributes: {
      Arn: budget.arn,
      CollaborationArn: budget.collaborationArn,
      CollaborationIdentifier: budget.collaborationId,
      MembershipArn: budget.membershipArn,
      PrivacyBudgetTemplateIdentifier: budget.id,
    },
  };
}
