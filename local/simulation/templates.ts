import { KINDS, type Kind, type KindName, type PropertiesOf } from '../../src/custom-resources/kinds';
import type { AdvertiserState, DesiredMember, PublisherState, SiblingState } from './desired-state';
import { COLLABORATION_NAME, CREATOR, displayNameOf, PARTNER, REGION } from './participants';

export interface TemplateBody {
  readonly Resources: { readonly [logicalId: string]: object };
}

/** The logical ID of the collaboration. */
export const COLLABORATION = 'Collaboration';

const AUTO_APPROVED = ['ADD_MEMBER', 'GRANT_RECEIVE_RESULTS_ABILITY', 'REVOKE_RECEIVE_RESULTS_ABILITY'];

type Intrinsic = { readonly Ref: string } | { readonly 'Fn::GetAtt': readonly [logicalId: string, name: string] };

/** The properties of a kind in a template. */
type TemplateProperties<K extends KindName> = {
  readonly [P in keyof PropertiesOf<K>]: PropertiesOf<K>[P] | Intrinsic;
};

export function publisherTemplate(state: PublisherState): TemplateBody {
  const collaboration = {
    Type: 'AWS::CleanRooms::Collaboration',
    Properties: {
      Name: COLLABORATION_NAME,
      Description: state.description,
      CreatorDisplayName: displayNameOf(CREATOR),
      CreatorMemberAbilities: [],
      QueryLogStatus: state.queryLogs,
      ...(state.autoApproved ? { AutoApprovedChangeTypes: AUTO_APPROVED } : {}),
      Members: [
        {
          AccountId: PARTNER,
          DisplayName: displayNameOf(PARTNER),
          MemberAbilities: ['CAN_QUERY', 'CAN_RECEIVE_RESULTS'],
          PaymentConfiguration: { QueryCompute: { IsResponsible: true } },
        },
      ],
    },
  };
  const members = Object.fromEntries(
    Object.entries(state.members).map(([construct, member]) => [
      state.updatesAccountInPlace ? construct : `${construct}${member.account.slice(0, 3)}`,
      memberResource(CREATOR, state.existingCollaborationId ?? { Ref: COLLABORATION }, member),
    ]),
  );
  const { autoApproval } = state;
  const others = autoApproval && {
    AutoApproval: customResource(CREATOR, 'auto-approved-changes', {
      collaborationId: state.existingCollaborationId ?? { Ref: COLLABORATION },
      changeTypes: autoApproval.types,
      revision: `revision ${autoApproval.revision}`,
    }),
  };
  return {
    Resources: {
      ...(state.existingCollaborationId === undefined ? { [COLLABORATION]: collaboration } : {}),
      ...members,
      ...others,
      Sibling: siblingResource(state.sibling, Object.keys({ ...members, ...others })),
    },
  };
}

export function memberResource(account: string, collaborationId: string | Intrinsic, member: DesiredMember) {
  return customResource(account, 'collaboration-member', {
    collaborationId,
    accountId: member.account,
    displayName: member.name,
    receivesResults: member.receives,
    exportsQueryAnalysisLog: member.terms?.exports,
    mlAbilities: member.terms?.mlAbilities,
    payments: member.terms?.payments,
    revision: `revision ${member.revision}`,
  });
}

export function advertiserTemplate(state: AdvertiserState): TemplateBody {
  const invited = attribute('Invitation', 'CollaborationId');
  const resources: Record<string, object> = {
    Invitation: customResource(PARTNER, 'collaboration-invitation', {
      name: state.collaborationName,
      creatorAccountId: CREATOR,
      revision: undefined,
    }),
  };
  if (state.joins) {
    resources.Membership = {
      Type: 'AWS::CleanRooms::Membership',
      Properties: {
        CollaborationIdentifier: invited,
        QueryLogStatus: 'DISABLED',
        PaymentConfiguration: { QueryCompute: { IsResponsible: true } },
        DefaultResultConfiguration: {
          OutputConfiguration: { S3: { ResultFormat: 'CSV', Bucket: 'results' } },
          RoleArn: `arn:aws:iam::${PARTNER}:role/results`,
        },
      },
    };
  }
  if (state.joins && state.template !== undefined) {
    resources.Template = {
      Type: 'AWS::CleanRooms::AnalysisTemplate',
      Properties: {
        MembershipIdentifier: attribute('Membership', 'MembershipIdentifier'),
        Name: 'reach',
        Format: 'SQL',
        Source: { Text: `SELECT COUNT(*) FROM impressions -- ${state.template}` },
      },
    };
    resources.Validation = customResource(PARTNER, 'analysis-template-validation', {
      membershipId: attribute('Membership', 'MembershipIdentifier'),
      analysisTemplateId: attribute('Template', 'AnalysisTemplateIdentifier'),
      onInvalid: state.onInvalid,
    });
    Object.assign(resources, tableResources(invited, state));
    resources.Impact = customResource(PARTNER, 'privacy-impact', {
      membershipId: attribute('Membership', 'MembershipIdentifier'),
      epsilon: 3,
      usersNoisePerQuery: 30,
      minimums: state.template === 'INVALID' ? { COUNT: 1_000_000 } : { COUNT: 1 },
    });
    Object.assign(resources, budgetResources(invited, state));
  }
  if (state.approves !== undefined) {
    const approval = customResource(PARTNER, 'change-request-approval', {
      collaborationId: invited,
      approver: PARTNER,
      changeRequestId: undefined,
      accountId: state.approves,
      mayReceiveResults: state.mayReceive,
      alsoAgreed: state.alsoAgreed,
    });
    resources.Approval = state.joins ? { ...approval, DependsOn: 'Membership' } : approval;
  }
  return { Resources: { ...resources, Sibling: siblingResource(state.sibling, Object.keys(resources)) } };
}

/** A budget, which analyses spend as time passes, and what remains of it. */
function budgetResources(collaborationId: Intrinsic, { template, sibling }: AdvertiserState) {
  const remaining = customResource(PARTNER, 'budget-remaining', {
    collaborationId,
    budgetType: 'DIFFERENTIAL_PRIVACY',
    resourceArn: undefined,
    minimums: template === 'VALID' ? { COUNT: 3 } : {},
    // Each deployment reads again.
    revision: sibling.value,
  });
  return {
    Budget: {
      Type: 'AWS::CleanRooms::PrivacyBudgetTemplate',
      Properties: {
        MembershipIdentifier: attribute('Membership', 'MembershipIdentifier'),
        PrivacyBudgetType: 'DIFFERENTIAL_PRIVACY',
        AutoRefresh: 'NONE',
        Parameters: { Epsilon: 3, UsersNoisePerQuery: 30 },
      },
    },
    Remaining: { ...remaining, DependsOn: 'Budget' },
  };
}

/** The table that the template reads, which is ready if the template is valid, with the check of that. */
function tableResources(collaborationId: Intrinsic, { template, onInvalid }: AdvertiserState) {
  const list = { JoinColumns: ['user_id'], ListColumns: ['seen_at'] };
  const analysisRules = [{ Type: 'LIST', Policy: { V1: { List: list } } }];
  const sharedList = { AllowedResultReceivers: [PARTNER] };
  return {
    Table: {
      Type: 'AWS::CleanRooms::ConfiguredTable',
      Properties: {
        Name: 'impressions',
        TableReference: { Glue: { DatabaseName: 'ads', TableName: 'impressions' } },
        AllowedColumns: ['user_id', 'seen_at'],
        AnalysisMethod: 'DIRECT_QUERY',
        ...(template === 'VALID' ? { AnalysisRules: analysisRules } : {}),
      },
    },
    Association: {
      Type: 'AWS::CleanRooms::ConfiguredTableAssociation',
      Properties: {
        MembershipIdentifier: attribute('Membership', 'MembershipIdentifier'),
        ConfiguredTableIdentifier: attribute('Table', 'ConfiguredTableIdentifier'),
        Name: 'impressions',
        RoleArn: `arn:aws:iam::${PARTNER}:role/tables`,
        ConfiguredTableAssociationAnalysisRules: [{ Type: 'LIST', Policy: { V1: { List: sharedList } } }],
      },
    },
    Readiness: {
      ...customResource(PARTNER, 'schema-readiness', {
        collaborationId,
        tableName: 'impressions',
        analysisTypes: ['DIRECT_ANALYSIS'],
        onNotReady: onInvalid,
        revision: undefined,
      }),
      DependsOn: 'Association',
    },
  };
}

/** A custom resource as its construct renders it, with a function that has the name of the kind. */
export function customResource<K extends KindName>(account: string, kind: K, properties: TemplateProperties<K>) {
  const { resourceType, contract }: Kind = KINDS[kind];
  const encoded = Object.entries(contract.encode(properties)).filter(([, value]) => value !== undefined);
  return {
    Type: resourceType,
    Properties: {
      ServiceToken: `arn:aws:lambda:${REGION}:${account}:function:${kind}`,
      ServiceTimeout: 900,
      ...Object.fromEntries(encoded),
    },
  };
}

function attribute(logicalId: string, name: string): Intrinsic {
  return { 'Fn::GetAtt': [logicalId, name] };
}

export function siblingResource({ value, fails, delayMs, isLast }: SiblingState, others: readonly string[]) {
  return {
    Type: 'AWS::SSM::Parameter',
    Properties: { Type: 'String', Value: JSON.stringify({ value, fails, delayMs }) },
    ...(isLast ? { DependsOn: others } : { DependsOn: others.filter((id) => id === COLLABORATION) }),
  };
}
