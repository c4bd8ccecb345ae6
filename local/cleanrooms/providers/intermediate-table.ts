import type { Made, ResourceProvider } from '../../cloudformation/provider';
import { pick, toInput } from '../properties';
import type { CleanRoomsService } from '../service';
import { AnalysisRules } from './analysis-rules';
import { Api, childId, splitChildId, withClearedDescription } from './api';

interface IntermediateTable {
  readonly id: string;
  readonly arn: string;
  readonly collaborationId: string;
  readonly collaborationArn: string;
  readonly membershipId: string;
  readonly membershipArn: string;
  readonly status: string;
}

/** A table is created and filled, and its rule is created. */
export function intermediateTableProvider(service: CleanRoomsService): ResourceProvider {
  return {
    create(properties, context) {
      const api = new Api(service, context);
      const { AnalysisRules: given, ...own } = properties;
      const created = api.one<IntermediateTable>('CreateIntermediateTable', toInput('CreateIntermediateTable', own));
      const target = targetOf(childId(created.id, created.membershipId));
      const rules = new AnalysisRules(api, 'IntermediateTable', target);
      try {
        api.call('PopulateIntermediateTable', target);
        rules.create(given);
      } catch (error) {
        rules.deleteHolder();
        throw error;
      }
      return made(api.one<IntermediateTable>('GetIntermediateTable', target));
    },

    update(physicalId, properties, previous, context) {
      const api = new Api(service, context);
      const target = targetOf(physicalId);
      const changes = pick('UpdateIntermediateTable', withClearedDescription(properties, previous));
      const table = api.one<IntermediateTable>('UpdateIntermediateTable', {
        ...toInput('UpdateIntermediateTable', changes),
        ...target,
      });
      new AnalysisRules(api, 'IntermediateTable', target).update(properties.AnalysisRules);
      api.retag(table.arn, properties, previous);
      return made(table);
    },

    delete(physicalId, _properties, context) {
      new AnalysisRules(new Api(service, context), 'IntermediateTable', targetOf(physicalId)).deleteHolder();
    },
  };
}

function targetOf(physicalId: string) {
  const [intermediateTableIdentifier, membershipIdentifier] = splitChildId(physicalId);
  return { intermediateTableIdentifier, membershipIdentifier };
}

function made(table: IntermediateTable): Made {
  return {
    physicalId: childId(table.id, table.membershipId),
    attributes: {
      Arn: table.arn,
      CollaborationArn: table.collaborationArn,
      CollaborationIdentifier: table.collaborationId,
      IntermediateTableIdentifier: table.id,
      MembershipArn: table.membershipArn,
      Status: table.status,
    },
  };
}
