import { COLLABORATION_NAME, CREATOR, displayNameOf, PARTNER, REGION } from './cast';

/** A member as a stack asks for it. */
export interface WantedMember {
  readonly account: string;
  readonly name: string;
  readonly receives: boolean;
  readonly revision: number;
}

/** What the creator's stack shall be. */
export interface PublisherWish {
  readonly description: string;
  /** Another one replaces the collaboration. */
  readonly queryLogs: 'ENABLED' | 'DISABLED';
  readonly autoApproved: boolean;
  /** The id of a collaboration that people have made. @default - the stack makes one */
  readonly madeByHand?: string;
  /** Whether a resource keeps its logical id when it gets another account, as it does if the account is a parameter. */
  readonly movesInPlace: boolean;
  /** By the construct. */
  readonly members: { readonly [logicalId: string]: WantedMember };
  readonly sibling: Sibling;
}

/** A resource that is deployed with the others, and may fail. */
export interface Sibling {
  readonly value: string;
  readonly fails: boolean;
  readonly delayMs: number;
  /** Whether it waits for the custom resources; else it runs beside them. */
  readonly isLast: boolean;
}

/** What the partner's stack shall be. */
export interface AdvertiserWish {
  readonly collaborationName: string;
  readonly joins: boolean;
  /** The template says, by a word in its query, how the service judges it. */
  readonly template: 'VALID' | 'INVALID' | 'UNABLE_TO_VALIDATE' | undefined;
  readonly onInvalid: 'FAIL' | 'REPORT';
  /** About which account a change request is approved. */
  readonly approves: string | undefined;
  readonly mayReceive: boolean;
  readonly sibling: Sibling;
}

export interface TemplateBody {
  readonly Resources: { readonly [logicalId: string]: object };
}

export const COLLABORATION = 'Collaboration';

const AUTO_APPROVED = ['ADD_MEMBER', 'GRANT_RECEIVE_RESULTS_ABILITY', 'REVOKE_RECEIVE_RESULTS_ABILITY'];
const ATTRIBUTE = (logicalId: string, name: string) => ({ 'Fn::GetAtt': [logicalId, name] });

export function publisherTemplate(wish: PublisherWish): TemplateBody {
  const collaboration = {
    Type: 'AWS::CleanRooms::Collaboration',
    Properties: {
      Name: COLLABORATION_NAME,
      Description: wish.description,
      CreatorDisplayName: displayNameOf(CREATOR),
      CreatorMemberAbilities: [],
      QueryLogStatus: wish.queryLogs,
      ...(wish.autoApproved ? { AutoApprovedChangeTypes: AUTO_APPROVED } : {}),
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
    Object.entries(wish.members).map(([construct, member]) => [
      wish.movesInPlace ? construct : `${construct}${member.account.slice(0, 3)}`,
      memberResource(CREATOR, wish.madeByHand ?? { Ref: COLLABORATION }, member),
    ]),
  );
  return {
    Resources: {
      ...(wish.madeByHand === undefined ? { [COLLABORATION]: collaboration } : {}),
      ...members,
      Sibling: siblingResource(wish.sibling, Object.keys(members)),
    },
  };
}

export function memberResource(account: string, collaborationId: unknown, member: WantedMember) {
  return custom(account, 'collaboration-member', {
    CollaborationId: collaborationId,
    AccountId: member.account,
    DisplayName: member.name,
    ReceivesResults: member.receives,
    Revision: `revision ${member.revision}`,
  });
}

export function advertiserTemplate(wish: AdvertiserWish): TemplateBody {
  const invited = ATTRIBUTE('Invitation', 'CollaborationId');
  const resources: Record<string, object> = {
    Invitation: custom(PARTNER, 'collaboration-invitation', {
      Name: wish.collaborationName,
      CreatorAccountId: CREATOR,
    }),
  };
  if (wish.joins) {
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
  if (wish.joins && wish.template !== undefined) {
    resources.Template = {
      Type: 'AWS::CleanRooms::AnalysisTemplate',
      Properties: {
        MembershipIdentifier: ATTRIBUTE('Membership', 'MembershipIdentifier'),
        Name: 'reach',
        Format: 'SQL',
        Source: { Text: `SELECT COUNT(*) FROM impressions -- ${wish.template}` },
      },
    };
    resources.Validation = custom(PARTNER, 'analysis-template-validation', {
      MembershipId: ATTRIBUTE('Membership', 'MembershipIdentifier'),
      AnalysisTemplateId: ATTRIBUTE('Template', 'AnalysisTemplateIdentifier'),
      OnInvalid: wish.onInvalid,
    });
  }
  if (wish.approves !== undefined) {
    const approval = custom(PARTNER, 'change-request-approval', {
      CollaborationId: invited,
      Approver: PARTNER,
      AccountId: wish.approves,
      MayReceiveResults: wish.mayReceive,
    });
    resources.Approval = wish.joins ? { ...approval, DependsOn: 'Membership' } : approval;
  }
  return { Resources: { ...resources, Sibling: siblingResource(wish.sibling, Object.keys(resources)) } };
}

function custom(account: string, kind: string, properties: object) {
  return {
    Type: `Custom::${kind.replaceAll('-', '')}`,
    Properties: {
      ServiceToken: `arn:aws:lambda:${REGION}:${account}:function:${kind}`,
      ServiceTimeout: 900,
      ...properties,
    },
  };
}

function siblingResource({ value, fails, delayMs, isLast }: Sibling, others: readonly string[]) {
  return {
    Type: 'AWS::SSM::Parameter',
    Properties: { Type: 'String', Value: JSON.stringify({ value, fails, delayMs }) },
    ...(isLast ? { DependsOn: others } : { DependsOn: others.filter((id) => id === COLLABORATION) }),
  };
}
