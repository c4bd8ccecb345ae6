import { describe, expect, test } from 'vitest';
import { cleanRoomsProviders } from '../../../local/cleanrooms/providers';
import type { CleanRoomsService, ServiceOptions } from '../../../local/cleanrooms/service';
import type { Properties } from '../../../local/cloudformation/provider';
import { CREATOR, call, newService, PARTNER, ROLE, refusal } from './clean-room';
import { createNamespaces, createWorkflow } from './entity-resolution';

const CONTEXT = { stackName: 'stack', logicalId: 'Thing', ...CREATOR };

const COLLABORATION = {
  Name: 'Reach',
  Description: 'who saw it',
  CreatorDisplayName: 'Publisher',
  CreatorMemberAbilities: ['CAN_QUERY'],
  Members: [{ AccountId: PARTNER.account, DisplayName: 'Partner', MLMemberAbilities: { CustomMLMemberAbilities: [] } }],
  QueryLogStatus: 'ENABLED',
  AutoApprovedChangeTypes: ['ADD_MEMBER'],
  Tags: [{ Key: 'team', Value: 'a' }],
};

const TABLE = {
  Name: 'impressions',
  Description: 'seen',
  TableReference: { Glue: { DatabaseName: 'ads', TableName: 'impressions' } },
  AllowedColumns: ['user_id'],
  AnalysisMethod: 'DIRECT_QUERY',
  AnalysisRules: [{ Type: 'CUSTOM', Policy: { V1: { Custom: { AllowedAnalyses: [] } } } }],
};

const LIST_RULE = { Type: 'LIST', Policy: { V1: { List: { JoinColumns: ['user_id'], ListColumns: ['user_id'] } } } };

function newStack(options?: ServiceOptions) {
  const service = newService(options);
  const providers = cleanRoomsProviders(service);
  const provider = (type: string) => {
    const found = providers[`AWS::CleanRooms::${type}`];
    if (found === undefined) {
      throw new Error(type);
    }
    return found;
  };
  return {
    service,
    providers,
    create: async (type: string, properties: Properties, context = CONTEXT) =>
      await provider(type).create(properties, context),
    update: async (type: string, id: string, properties: Properties, previous: Properties, context = CONTEXT) =>
      await provider(type).update(id, properties, previous, context),
    remove: async (type: string, id: string, properties: Properties = {}, context = CONTEXT) =>
      await provider(type).delete(id, properties, context),
  };
}

async function newMembership(stack: ReturnType<typeof newStack>, context = CONTEXT) {
  const { physicalId } = await stack.create('Collaboration', COLLABORATION);
  const properties = { CollaborationIdentifier: physicalId, QueryLogStatus: 'ENABLED' };
  return { collaborationId: physicalId, membership: await stack.create('Membership', properties, context) };
}

function tagsOf(service: CleanRoomsService, resourceArn: unknown) {
  return call(service, CREATOR, 'ListTagsForResource', { resourceArn }).tags;
}

describe('AWS::CleanRooms::Collaboration', () => {
  test('lives', async () => {
    const { service, create, update, remove } = newStack();

    const made = await create('Collaboration', COLLABORATION);
    const { Description: _gone, ...rest } = COLLABORATION;
    const changed = { ...rest, Name: 'New', Tags: [{ Key: 'stage', Value: 'b' }] };
    await update('Collaboration', made.physicalId, changed, COLLABORATION);

    const get = () => call(service, CREATOR, 'GetCollaboration', { collaborationIdentifier: made.physicalId });
    expect(made.attributes).toEqual({ Arn: get().collaboration.arn, CollaborationIdentifier: made.physicalId });
    expect(get().collaboration).toMatchObject({
      name: 'New',
      description: '',
      autoApprovedChangeTypes: ['ADD_MEMBER'],
    });
    expect(tagsOf(service, made.attributes.Arn)).toEqual({ stage: 'b' });

    await remove('Collaboration', made.physicalId);
    expect(refusal(get)).toContain('AccessDenied');
    await remove('Collaboration', made.physicalId);
  });

  test('fails to be deleted by who may see and not delete it', async () => {
    const { create, remove } = newStack();
    const { physicalId } = await create('Collaboration', COLLABORATION);

    await expect(remove('Collaboration', physicalId, {}, { ...CONTEXT, ...PARTNER })).rejects.toThrow(
      'only the creator',
    );
  });

  test('fails for a property that the API does not have', async () => {
    const { create } = newStack();

    await expect(create('Collaboration', { ...COLLABORATION, Surprise: 1 })).rejects.toThrow(
      "CreateCollaboration has no member for the property 'Surprise'",
    );
  });
});

describe('AWS::CleanRooms::Membership', () => {
  test('lives', async () => {
    const stack = newStack();
    const context = { ...CONTEXT, ...PARTNER };
    const { collaborationId, membership } = await newMembership(stack, context);
    const previous = { CollaborationIdentifier: collaborationId, QueryLogStatus: 'ENABLED' };

    await stack.update(
      'Membership',
      membership.physicalId,
      { ...previous, QueryLogStatus: 'DISABLED', PaymentConfiguration: { QueryCompute: { IsResponsible: 'false' } } },
      previous,
      context,
    );

    expect(membership.attributes).toMatchObject({
      CollaborationCreatorAccountId: CREATOR.account,
      MembershipIdentifier: membership.physicalId,
    });
    const get = () => call(stack.service, PARTNER, 'GetMembership', { membershipIdentifier: membership.physicalId });
    expect(get().membership.queryLogStatus).toBe('DISABLED');
    await stack.remove('Membership', membership.physicalId, {}, context);
    await stack.remove('Membership', membership.physicalId, {}, context);
    expect(refusal(get)).toBe('ResourceNotFoundException');
  });

  test('fails to be deleted when it is the creator’s, before the collaboration is', async () => {
    const stack = newStack();
    const { collaborationId, membership } = await newMembership(stack);

    await expect(stack.remove('Membership', membership.physicalId)).rejects.toThrow('by deleting the collaboration');
    await stack.remove('Collaboration', collaborationId);
    await stack.remove('Membership', membership.physicalId);
  });
});

describe('AWS::CleanRooms::ConfiguredTable', () => {
  test('lives with its rule', async () => {
    const { service, create, update, remove } = newStack();
    const { physicalId } = await create('ConfiguredTable', TABLE);
    const get = () => call(service, CREATOR, 'GetConfiguredTable', { configuredTableIdentifier: physicalId });

    expect(get().configuredTable.analysisRuleTypes).toEqual(['CUSTOM']);
    await update('ConfiguredTable', physicalId, { ...TABLE, AllowedColumns: ['a'], AnalysisRules: [LIST_RULE] }, TABLE);
    expect(get().configuredTable).toMatchObject({ allowedColumns: ['a'], analysisRuleTypes: ['LIST'] });
    await update('ConfiguredTable', physicalId, { ...TABLE, AnalysisRules: undefined }, TABLE);
    expect(get().configuredTable.analysisRuleTypes).toEqual([]);
    await update('ConfiguredTable', physicalId, TABLE, TABLE);
    await remove('ConfiguredTable', physicalId, TABLE);
    await remove('ConfiguredTable', physicalId, TABLE);
    expect(refusal(get)).toBe('ResourceNotFoundException');
  });

  test('leaves nothing behind when its rule fails', async () => {
    const { service, create } = newStack();
    const wrong = [{ ...LIST_RULE, Type: 'CUSTOM' }];

    await expect(create('ConfiguredTable', { ...TABLE, AnalysisRules: wrong })).rejects.toThrow("policy 'custom'");
    expect(call(service, CREATOR, 'ListConfiguredTables').configuredTableSummaries).toEqual([]);
  });
});

describe('what is under a membership', () => {
  test('has its id and the membership’s as its physical id, and lives', async () => {
    const stack = newStack();
    const { membership } = await newMembership(stack);
    const table = await stack.create('ConfiguredTable', TABLE);
    const MembershipIdentifier = membership.physicalId;
    const properties = {
      ConfiguredTableAssociation: {
        MembershipIdentifier,
        ConfiguredTableIdentifier: table.physicalId,
        Name: 'impressions',
        RoleArn: ROLE,
        ConfiguredTableAssociationAnalysisRules: [
          { Type: 'CUSTOM', Policy: { V1: { Custom: { AllowedResultReceivers: [CREATOR.account] } } } },
        ],
      },
      AnalysisTemplate: {
        MembershipIdentifier,
        Name: 'reach',
        Format: 'SQL',
        Source: { Text: 'SELECT 1 FROM impressions' },
        Schema: { ReferencedTables: ['impressions'] },
        AnalysisParameters: [{ Name: 'day', Type: 'DATE', DefaultValue: 20260101 }],
      },
      PrivacyBudgetTemplate: {
        MembershipIdentifier,
        AutoRefresh: 'CALENDAR_MONTH',
        PrivacyBudgetType: 'DIFFERENTIAL_PRIVACY',
        Parameters: { Epsilon: '3', UsersNoisePerQuery: 30 },
      },
      IntermediateTable: {
        MembershipIdentifier,
        Name: 'daily',
        Description: 'of today',
        PopulationAnalysisConfiguration: { SqlParameters: { QueryString: 'SELECT user_id FROM impressions' } },
        AnalysisRules: [{ Type: 'CUSTOM', Policy: { V1: { Custom: { AllowedAnalyses: [] } } } }],
      },
    };

    for (const [type, given] of Object.entries(properties)) {
      const made = await stack.create(type, given);
      const id = made.attributes[`${type}Identifier`];
      expect(made.physicalId).toBe(`${id}|${MembershipIdentifier}`);

      const updated = await stack.update(type, made.physicalId, { ...given, Tags: [{ Key: 'a', Value: 'b' }] }, given);
      expect(updated).toEqual(made);
      expect(tagsOf(stack.service, made.attributes.Arn)).toEqual({ a: 'b' });
      if (type === 'AnalysisTemplate') {
        expect(made.attributes.Schema).toEqual({ ReferencedTables: ['impressions'] });
      }
      await stack.remove(type, made.physicalId, given);
      await stack.remove(type, made.physicalId, given);
    }
  });

  test('a budget keeps the table that it limits', async () => {
    const stack = newStack();
    const { membership } = await newMembership(stack);
    const MembershipIdentifier = membership.physicalId;
    const table = await stack.create('ConfiguredTable', TABLE);
    const association = await stack.create('ConfiguredTableAssociation', {
      MembershipIdentifier,
      ConfiguredTableIdentifier: table.physicalId,
      Name: 'impressions',
      RoleArn: ROLE,
    });
    const budget = (Budget: number) => ({
      MembershipIdentifier,
      AutoRefresh: 'NONE',
      PrivacyBudgetType: 'ACCESS_BUDGET',
      Parameters: { BudgetParameters: [{ Type: 'LIFETIME', Budget }], ResourceArn: association.attributes.Arn },
    });

    const made = await stack.create('PrivacyBudgetTemplate', budget(1));
    await stack.update('PrivacyBudgetTemplate', made.physicalId, budget(2), budget(1));

    const got = call(stack.service, CREATOR, 'GetPrivacyBudgetTemplate', {
      membershipIdentifier: MembershipIdentifier,
      privacyBudgetTemplateIdentifier: made.attributes.PrivacyBudgetTemplateIdentifier,
    });
    expect(got.privacyBudgetTemplate.parameters.accessBudget).toEqual({
      budgetParameters: [{ type: 'LIFETIME', budget: 2 }],
      resourceArn: association.attributes.Arn,
    });
  });
});

describe('the calls of CloudFormation', () => {
  test('can be told from those of functions', async () => {
    const { service, create } = newStack();

    await create('ConfiguredTable', TABLE);

    expect(service.calls.every(({ caller }) => caller.principal === 'cloudformation.amazonaws.com')).toBe(true);
  });
});

describe('ID namespaces and ID mapping tables', () => {
  async function newRoom() {
    const stack = newStack();
    const { membership } = await newMembership(stack);
    const namespaces = await createNamespaces(stack.providers, CONTEXT);
    const workflow = await createWorkflow(stack.providers, CONTEXT, namespaces);
    const reference = (InputReferenceArn: string, Name: string) => ({
      MembershipIdentifier: membership.physicalId,
      Name,
      InputReferenceConfig: { InputReferenceArn, ManageResourcePolicies: true },
    });
    return { ...stack, namespaces, workflow, reference };
  }

  test('live', async () => {
    const { service, create, update, remove, namespaces, workflow, reference } = await newRoom();
    const associations = [];
    for (const arn of namespaces) {
      associations.push(await create('IdNamespaceAssociation', reference(arn, 'people')));
    }
    const given = { ...reference(workflow, 'identities'), Description: 'of both' };
    const table = await create('IdMappingTable', given);
    const ids = associations.map(({ attributes }) => attributes.IdNamespaceAssociationIdentifier);

    expect(associations.map(({ attributes }) => attributes.InputReferenceProperties)).toMatchObject([
      { IdNamespaceType: 'SOURCE' },
      { IdNamespaceType: 'TARGET' },
    ]);
    expect(table.attributes.InputReferenceProperties).toEqual({
      IdMappingTableInputSource: [
        { IdNamespaceAssociationId: ids[0], Type: 'SOURCE' },
        { IdNamespaceAssociationId: ids[1], Type: 'TARGET' },
      ],
    });
    const [first] = associations;
    const renamed = { ...reference(namespaces[0] as string, 'customers'), Tags: [{ Key: 'a', Value: 'b' }] };
    await update(
      'IdNamespaceAssociation',
      first?.physicalId as string,
      renamed,
      reference(namespaces[0] as string, 'people'),
    );
    await update('IdMappingTable', table.physicalId, { ...given, Description: undefined, Tags: renamed.Tags }, given);
    expect([first?.attributes.Arn, table.attributes.Arn].map((arn) => tagsOf(service, arn))).toEqual([
      { a: 'b' },
      { a: 'b' },
    ]);
    const [membershipIdentifier] = table.physicalId.split('|').reverse();
    const removeTwice = async (type: string, physicalId: string) => {
      await remove(type, physicalId);
      await remove(type, physicalId);
    };
    const list = (kind: string) => call(service, CREATOR, `List${kind}s`, { membershipIdentifier });
    expect(list('IdNamespaceAssociation').idNamespaceAssociationSummaries).toMatchObject([
      { name: 'customers' },
      { name: 'people' },
    ]);
    expect(list('IdMappingTable').idMappingTableSummaries).toMatchObject([{ name: 'identities', description: '' }]);
    await removeTwice('IdMappingTable', table.physicalId);
    for (const { physicalId } of associations) {
      await removeTwice('IdNamespaceAssociation', physicalId);
    }
    expect(list('IdMappingTable').idMappingTableSummaries).toEqual([]);
  });

  test('fail if a namespace of the workflow is not associated', async () => {
    const { create, namespaces, workflow, reference } = await newRoom();
    await create('IdNamespaceAssociation', reference(namespaces[0] as string, 'people'));

    await expect(create('IdMappingTable', reference(workflow, 'identities'))).rejects.toThrow('is not associated');
  });

  test('fail for what does not exist, or belongs to another account', async () => {
    const { create, reference } = await newRoom();
    const arn = (account: string, resource: string) => `arn:aws:entityresolution:us-east-1:${account}:${resource}`;

    await expect(
      create('IdNamespaceAssociation', reference(arn(CREATOR.account, 'idnamespace/none'), 'people')),
    ).rejects.toThrow('does not exist');
    await expect(
      create('IdNamespaceAssociation', reference(arn(PARTNER.account, 'idnamespace/source'), 'people')),
    ).rejects.toThrow('only its own ID namespaces');
    await expect(
      create('IdMappingTable', reference(arn(CREATOR.account, 'idmappingworkflow/none'), 'identities')),
    ).rejects.toThrow('does not exist');
  });
});

describe('AWS::CleanRooms::IntermediateTable', () => {
  const QUERY = { SqlParameters: { QueryString: 'SELECT user_id FROM impressions' } };

  test('is filled, and has its rule', async () => {
    const stack = newStack();
    const { membership } = await newMembership(stack);
    const given = {
      MembershipIdentifier: membership.physicalId,
      Name: 'daily',
      PopulationAnalysisConfiguration: QUERY,
    };
    const ruled = {
      ...given,
      AnalysisRules: [{ Type: 'CUSTOM', Policy: { V1: { Custom: { AllowedAnalyses: [] } } } }],
    };

    const made = await stack.create('IntermediateTable', ruled);

    const get = () =>
      call(stack.service, CREATOR, 'GetIntermediateTable', {
        membershipIdentifier: membership.physicalId,
        intermediateTableIdentifier: made.attributes.IntermediateTableIdentifier,
      });
    expect(made.attributes.Status).toBe('POPULATE_SUCCESS');
    expect(get().intermediateTable).toMatchObject({ analysisRuleTypes: ['CUSTOM'], retentionInDays: 30 });
    await stack.update('IntermediateTable', made.physicalId, given, ruled);
    expect(get().intermediateTable.analysisRuleTypes).toEqual([]);
  });

  test.each([
    [
      'two analyses',
      { SqlParameters: { ...QUERY.SqlParameters, AnalysisTemplateArn: templateArn() } },
      'either a query',
    ],
    ['none', { SqlParameters: {} }, 'either a query'],
    ['a template that does not exist', { SqlParameters: { AnalysisTemplateArn: templateArn() } }, 'does not exist'],
  ])('fails to be filled by %s', async (_, PopulationAnalysisConfiguration, message) => {
    const stack = newStack();
    const { membership } = await newMembership(stack);
    const given = { MembershipIdentifier: membership.physicalId, Name: 'daily', PopulationAnalysisConfiguration };

    await expect(stack.create('IntermediateTable', given)).rejects.toThrow(message);
  });

  test('fails for who cannot query, and for a name that is taken', async () => {
    const stack = newStack();
    const context = { ...CONTEXT, ...PARTNER };
    const { collaborationId, membership } = await newMembership(stack);
    const theirs = await stack.create(
      'Membership',
      { CollaborationIdentifier: collaborationId, QueryLogStatus: 'ENABLED' },
      context,
    );
    const given = (MembershipIdentifier: string) => ({
      MembershipIdentifier,
      Name: 'daily',
      PopulationAnalysisConfiguration: QUERY,
    });
    await stack.create('IntermediateTable', given(membership.physicalId));

    await expect(stack.create('IntermediateTable', given(theirs.physicalId), context)).rejects.toThrow('who can query');
    await expect(stack.create('IntermediateTable', given(membership.physicalId))).rejects.toThrow('named daily');
  });

  function templateArn(): string {
    const id = '00000000-1111-2222-3333-444444444444';
    return `arn:aws:cleanrooms:us-east-1:${CREATOR.account}:membership/${id}/analysistemplate/${id}`;
  }
});
