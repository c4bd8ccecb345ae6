import { describe, expect, test } from 'vitest';
import { cleanRoomsProviders } from '../../../local/cleanrooms/providers';
import type { CleanRoomsService, ServiceOptions } from '../../../local/cleanrooms/service';
import type { Properties } from '../../../local/cloudformation/provider';
import { CREATOR, call, newService, PARTNER, ROLE, refusal } from './clean-room';

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
