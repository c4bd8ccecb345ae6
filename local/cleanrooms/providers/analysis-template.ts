import type { Made, ResourceProvider } from '../../cloudformation/provider';
import { pick, toInput } from '../properties';
import type { CleanRoomsService } from '../service';
import { Api, childId, splitChildId, withClearedDescription } from './api';

interface AnalysisTemplate {
  readonly id: string;
  readonly arn: string;
  readonly collaborationId: string;
  readonly collaborationArn: string;
  readonly membershipId: string;
  readonly membershipArn: string;
  readonly schema: { readonly referencedTables?: readonly string[] };
}

export function analysisTemplateProvider(service: CleanRoomsService): ResourceProvider {
  return {
    create(properties, context) {
      const input = toInput('CreateAnalysisTemplate', properties);
      return made(new Api(service, context).one<AnalysisTemplate>('CreateAnalysisTemplate', input));
    },

    update(physicalId, properties, previous, context) {
      const api = new Api(service, context);
      const changes = pick('UpdateAnalysisTemplate', withClearedDescription(properties, previous));
      const template = api.one<AnalysisTemplate>('UpdateAnalysisTemplate', {
        ...toInput('UpdateAnalysisTemplate', changes),
        ...targetOf(physicalId),
      });
      api.retag(template.arn, properties, previous);
      return made(template);
    },

    delete(physicalId, _properties, context) {
      new Api(service, context).remove('DeleteAnalysisTemplate', targetOf(physicalId));
    },
  };
}

function targetOf(physicalId: string) {
  const [analysisTemplateIdentifier, membershipIdentifier] = splitChildId(physicalId);
  return { analysisTemplateIdentifier, membershipIdentifier };
}

function made(template: AnalysisTemplate): Made {
  const tables = template.schema.referencedTables ?? [];
  return {
    physicalId: childId(template.id, template.membershipId),
    attributes: {
      AnalysisTemplateIdentifier: template.id,
      Arn: template.arn,
      CollaborationArn: template.collaborationArn,
      CollaborationIdentifier: template.collaborationId,
      MembershipArn: template.membershipArn,
      Schema: { ReferencedTables: tables },
      'Schema.ReferencedTables': tables,
    },
  };
}
