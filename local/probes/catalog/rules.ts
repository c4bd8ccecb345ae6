import type {
  AdditionalAnalyses,
  AnalysisRuleCustom,
  ConfiguredTableAssociationAnalysisRuleCustom,
} from '@aws-sdk/client-cleanrooms';
import type { Scene } from '../scene';

interface Holder {
  readonly id: string;
}

/** Adds a rule to a table: it allows any query of the creator, unless this is specified. */
export function addCustomRule(
  scene: Scene,
  table: Holder,
  custom: Partial<AnalysisRuleCustom> = {},
  owner = scene.creator,
) {
  return owner.cleanRooms.createConfiguredTableAnalysisRule({
    configuredTableIdentifier: table.id,
    analysisRuleType: 'CUSTOM',
    analysisRulePolicy: {
      v1: {
        custom: {
          allowedAnalyses: ['ANY_QUERY'],
          allowedAnalysisProviders: [scene.creator.account],
          additionalAnalyses: 'NOT_ALLOWED' satisfies AdditionalAnalyses,
          ...custom,
        },
      },
    },
  });
}

/** Adds a rule of the type LIST to a table of the creator. */
export function addListRule(scene: Scene, table: Holder, joinColumns = ['user_id'], listColumns = ['amount']) {
  return scene.creator.cleanRooms.createConfiguredTableAnalysisRule({
    configuredTableIdentifier: table.id,
    analysisRuleType: 'LIST',
    analysisRulePolicy: { v1: { list: { joinColumns, listColumns } } },
  });
}

/** Adds a rule to an association of the creator, who receives the results, unless this is specified. */
export function addCollaborationRule(
  scene: Scene,
  membership: Holder,
  association: Holder,
  custom: Partial<ConfiguredTableAssociationAnalysisRuleCustom> = {},
) {
  return scene.creator.cleanRooms.createConfiguredTableAssociationAnalysisRule({
    membershipIdentifier: membership.id,
    configuredTableAssociationIdentifier: association.id,
    analysisRuleType: 'CUSTOM',
    analysisRulePolicy: { v1: { custom: { allowedResultReceivers: [scene.creator.account], ...custom } } },
  });
}
