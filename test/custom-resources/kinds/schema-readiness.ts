import type { CleanRoomsService } from '../../../local/cleanrooms/service';
import { CollaborationTable } from '../../../src/association/collaboration-table';
import { ConfiguredTableAssociation } from '../../../src/association/configured-table-association';
import { NotReadyAction, SchemaAnalysisType, SchemaReadiness } from '../../../src/association/schema-readiness';
import { Collaboration } from '../../../src/collaboration/collaboration';
import type { ReadinessProperties } from '../../../src/custom-resources/schema-readiness/contract';
import { Membership } from '../../../src/membership/membership';
import { associate, CREATOR, join, newCollaboration, newTable, PARTNER } from '../../local/cleanrooms/clean-room';
import type { KindUnderTest } from './kind-under-test';

const NAME = 'impressions';
const MEMBERSHIP = 'a1b2c3d4-5678-90ab-cdef-000000000002';

/** The tables of this account, whose ARNs are not among the properties. Other tables are those of other members. */
const OWN = new Map<string, string>();

export const readiness: KindUnderTest<ReadinessProperties> = {
  prepare(service) {
    return { caller: CREATOR, properties: propertiesOf(createTable(service)) };
  },

  end(service, { collaborationId: collaborationIdentifier }) {
    service.call(CREATOR, 'DeleteCollaboration', { collaborationIdentifier });
  },

  addTo(scope, _, { collaborationId, tableName, analysisTypes, onNotReady, revision }) {
    const attributes = { collaborationId, creatorAccountId: CREATOR.account };
    const collaboration = Collaboration.fromCollaborationAttributes(scope, 'Collaboration', attributes);
    const arn = OWN.get(`${collaborationId} ${tableName}`);
    return new SchemaReadiness(scope, 'Construct', {
      membership: Membership.fromMembershipAttributes(scope, 'Membership', { membershipId: MEMBERSHIP, collaboration }),
      table: arn
        ? CollaborationTable.association(
            ConfiguredTableAssociation.fromConfiguredTableAssociationArn(scope, 'Table', arn),
            tableName,
          )
        : CollaborationTable.byName(tableName),
      analysisTypes: analysisTypes.map((type) =>
        type === 'DIRECT_ANALYSIS' ? SchemaAnalysisType.DIRECT : SchemaAnalysisType.ADDITIONAL,
      ),
      onNotReady: NotReadyAction[onNotReady],
      revision,
    });
  },

  policyKey: ({ collaborationId, tableName }) => `${collaborationId} ${tableName}`,

  variants: [
    {
      name: 'a check of readiness',
      caller: CREATOR,
      exceptions: [],
      async run(lifecycle) {
        const collaborationId = createTable(lifecycle.service);
        lifecycle.service.notReady = () =>
          lifecycle.chance(0.4) ? [] : [lifecycle.pick(['INTERMEDIATE_TABLE_NOT_POPULATED', 'ANALYSIS_RULE_MISSING'])];
        const properties = (revision: string): ReadinessProperties => ({
          ...propertiesOf(collaborationId),
          onNotReady: lifecycle.pick(['FAIL', 'REPORT'] as const),
          revision,
        });

        const created = await lifecycle.create(properties('0'));
        await lifecycle.remove(properties('1'), await lifecycle.update(properties('1'), created));
      },
    },
  ],

  rareActions: [],
  defects: {},
};

function propertiesOf(collaborationId: string): ReadinessProperties {
  return {
    collaborationId,
    tableName: NAME,
    analysisTypes: ['DIRECT_ANALYSIS'],
    onNotReady: 'FAIL',
    revision: undefined,
  };
}

/** A table of the creator that is ready. Returns the ID of its collaboration. */
function createTable(service: CleanRoomsService): string {
  const collaboration = newCollaboration(service);
  const membership = join(service, CREATOR, collaboration);
  const table = newTable(service, CREATOR);
  const association = associate(service, CREATOR, membership, table, NAME);
  service.call(CREATOR, 'CreateConfiguredTableAnalysisRule', {
    configuredTableIdentifier: table.id,
    analysisRuleType: 'LIST',
    analysisRulePolicy: { v1: { list: { joinColumns: ['user_id'], listColumns: ['seen_at'] } } },
  });
  service.call(CREATOR, 'CreateConfiguredTableAssociationAnalysisRule', {
    membershipIdentifier: membership.id,
    configuredTableAssociationIdentifier: association.id,
    analysisRuleType: 'LIST',
    analysisRulePolicy: { v1: { list: { allowedResultReceivers: [PARTNER.account] } } },
  });
  OWN.set(`${collaboration.id} ${NAME}`, association.arn);
  return collaboration.id;
}
