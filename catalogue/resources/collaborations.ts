import { API, GUIDE, type ResourceFacts, TEMPLATES } from './resource';

const COLLABORATION: ResourceFacts = {
  construct: 'Collaboration',
  purpose:
    'The clean room itself: its members, what each of them can do, who pays, and whether analyses are logged. It contains ' +
    'no data.',
  audience:
    'One account creates it. Every account, also that of the creator, then joins it with a `Membership`. A company that ' +
    'is invited uses `Collaboration.fromInvitation`.',
  properties: {
    Name: ['collaborationName'],
    Description: ['description'],
    CreatorDisplayName: ['creator'],
    CreatorMemberAbilities: ['creator'],
    CreatorMLMemberAbilities: ['creator'],
    CreatorPaymentConfiguration: ['creator', 'members'],
    Members: ['members', 'creator'],
    QueryLogStatus: ['queryLogging'],
    JobLogStatus: ['jobLogging', 'creator', 'members'],
    DataEncryptionMetadata: ['cryptographicComputing'],
    AutoApprovedChangeTypes: ['autoApprovedChanges'],
    AllowedResultRegions: ['allowedResultRegions'],
    IsMetricsEnabled: ['metrics'],
    AnalyticsEngine: [],
  },
  changes: [
    {
      text: 'A member that is added to `members` replaces the collaboration, and every partner must join the new one. `CollaborationMember` adds a member to the existing one instead, and `AutoApprovedChanges` changes `autoApprovedChanges`.',
      page: `${GUIDE}/change-requests.html`,
    },
    {
      text: 'A deleted collaboration ends for all members: they can no longer run analyses or receive results.',
      page: `${GUIDE}/delete-collaboration.html`,
    },
  ],
  failures: [
    {
      symptom: 'No member can start a query',
      cause: 'No member has `MemberAbility.QUERY`, or more than one has it',
      fix: 'Specify the ability for exactly one member',
      rule: 'SingleQueryRunner',
    },
    {
      symptom: 'Queries are refused although tables are associated',
      cause: 'No member pays for queries',
      fix: 'Specify `Payment.QUERY_COMPUTE` for one member, or for none, so that the member who queries pays',
      rule: 'QueriesHavePayer',
    },
    {
      symptom: 'The creator cannot associate tables',
      cause: 'The creator has no membership, because CloudFormation does not create one with the collaboration',
      fix: 'Create a `Membership` in the account of the creator',
      rule: 'CreatorJoinsCollaboration',
    },
    {
      symptom: 'The result of a query is not written',
      cause: 'No member can receive results',
      fix: 'Specify `MemberAbility.RECEIVE_RESULTS` for at least one member',
      rule: 'SomebodyReceivesResults',
    },
    {
      symptom: 'Query logs are not available to any member',
      cause: 'Logging is not enabled, and it cannot be enabled later without a new collaboration',
      fix: 'Keep `queryLogging` enabled, which is the default',
      rule: 'AnalysesAreLogged',
    },
  ],
};

const MEMBERSHIP: ResourceFacts = {
  construct: 'Membership',
  purpose:
    'Joins an account to a collaboration. It determines where the account receives results, which costs it accepts and ' +
    'what it logs, and it owns what the account brings: associations, templates and budgets.',
  audience: 'Every account of a collaboration needs exactly one, also that of the creator.',
  properties: {
    CollaborationIdentifier: ['collaboration'],
    DefaultResultConfiguration: ['resultOutput'],
    DefaultJobResultConfiguration: ['jobResultOutput'],
    QueryLogStatus: ['queryLogging'],
    JobLogStatus: ['jobLogging'],
    PaymentConfiguration: ['acceptedPayments', 'declinedPayments'],
    IsMetricsEnabled: ['metrics'],
  },
  changes: [
    {
      text: 'An account that deletes its membership leaves the collaboration and cannot join it again.',
      page: `${GUIDE}/leave-collab.html`,
    },
    {
      text: 'A membership cannot be deleted while it has associations, templates or other resources. CloudFormation deletes those of the same app before it.',
      page: `${API}/API_DeleteMembership.html`,
    },
    {
      text: 'Another `collaboration` replaces the membership, and with it everything that belongs to it.',
      page: `${TEMPLATES}/aws-resource-cleanrooms-membership.html`,
    },
  ],
  failures: [
    {
      symptom: 'The deployment cannot find the collaboration, or the account is not allowed to join',
      cause: 'The collaboration does not list the account of the stack as a member',
      fix: 'Ask the creator to invite the account, and deploy the stack to the account that is invited',
      rule: 'AccountIsInvited',
    },
    {
      symptom: 'Queries are refused because the payer has not accepted',
      cause: 'The membership does not accept the costs that the collaboration specifies for its account',
      fix: 'Pass the collaboration as a construct or with its terms, from which the membership derives `acceptedPayments`',
      rule: 'PayerAccepts',
    },
    {
      symptom: 'Another member runs a query, and the account that receives results gets none',
      cause: 'The membership has no default destination for results',
      fix: 'Specify `resultOutput`',
      rule: 'ReceiverHasDestination',
    },
    {
      symptom: 'Writing results fails with access denied',
      cause: 'The specified role cannot write to the bucket, or cannot use its key',
      fix: 'Omit `role` so that the membership creates it, or extend its policy',
      rule: 'ResultRoleCanWrite',
    },
    {
      symptom: 'The membership is refused in its Region',
      cause: 'A membership must be in the Region of the collaboration',
      fix: 'Deploy the stack of the membership to that Region',
      rule: 'MembershipIsInRegion',
    },
    {
      symptom: 'Query logs do not appear in CloudWatch Logs',
      cause: 'The membership enables `queryLogging`, and the collaboration does not support it',
      fix: 'Create the collaboration with `queryLogging`, or omit the property, which follows the collaboration',
      rule: 'QueryLogFollowsCollaboration',
    },
  ],
};

const INVITED: ResourceFacts = {
  construct: 'InvitedCollaboration',
  purpose:
    'Finds the collaboration to which a partner has invited the account, by its name and creator, when the stack is ' +
    'deployed. No ID must be copied between the companies.',
  audience:
    'An invited company whose partner has a separate app. `Collaboration.fromInvitation` creates it. In one app, pass the ' +
    '`Collaboration` itself.',
  changes: [
    { text: 'A deployment searches again only if the name, the creator or `revision` changes.' },
    { text: 'If the creator replaces the collaboration, change `revision`. The membership is then replaced as well.' },
    { text: 'Its deletion makes no call: it only reads.' },
  ],
  failures: [
    {
      symptom: 'The deployment fails, because no pending invitation or active membership is found',
      cause: 'The partner has not deployed yet, or the name, the account of the creator or the Region differs',
      fix: 'Compare all three with the partner, and deploy again after the partner',
      page: `${GUIDE}/create-membership.html`,
    },
    {
      symptom: 'The rules report nothing about payments and abilities',
      cause: 'Nothing is known at synthesis about a collaboration that is found at deployment',
      fix: 'State its members in the options of `Collaboration.fromInvitation`, as the partner has agreed',
      rule: 'AccountIsInvited',
    },
    {
      symptom: 'More than one collaboration is found',
      cause: 'Names of collaborations are not unique, also not for one creator',
      fix: 'Agree on another name, or use `Collaboration.fromCollaborationArn`',
      page: `${API}/API_CreateCollaboration.html`,
    },
  ],
};

const PARTNER_MEMBERSHIP: ResourceFacts = {
  construct: 'PartnerMembership',
  purpose:
    'Finds the membership of a partner when the stack is deployed, so that the trust policy of a role is limited to it. ' +
    'No ID must be copied between the companies.',
  audience:
    'A member with tables, whose partner has a separate app. In one app, an association in a third stack can refer to the ' +
    '`Membership` itself.',
  changes: [
    { text: 'A deployment searches again only if a property changes: change `revision` after the partner has joined.' },
    { text: 'Another `accountId` finds another membership. Roles that refer to it are updated in place.' },
    { text: 'Its deletion makes no call: it only reads.' },
  ],
  failures: [
    {
      symptom: 'The deployment fails, because the account has not joined the collaboration',
      cause: '`ifNotJoined` is `FAIL`, and the partner is only invited',
      fix: 'Deploy after the partner has joined, or use `ANY_MEMBERSHIP`',
      page: `${API}/API_ListMembers.html`,
    },
    {
      symptom: 'Queries of the partner fail, because Clean Rooms cannot assume the role',
      cause: 'The partner has left and joined with another membership since the last search',
      fix: 'Change `revision`, and deploy again',
      page: `${GUIDE}/cross-service-confused-deputy-prevention.html`,
    },
  ],
};

const MEMBER: ResourceFacts = {
  construct: 'CollaborationMember',
  purpose:
    'Adds a member to a collaboration that already exists, or changes the abilities and the payments of a member, with a ' +
    'change request. CloudFormation would replace the collaboration.',
  audience:
    'The creator of a collaboration, who adds a member later. Members that are known at the start belong in `members`.',
  changes: [
    {
      text: 'Another `accountId` adds the new account and then removes the previous one. `abilities`, `mlAbilities` and `paymentResponsibilities` change in place. What is left out of the last two stays as it is; an empty list revokes all.',
    },
    {
      text: 'Unless the change is approved automatically, the deployment ends with the status `PENDING`. Change `revision` after the other members have approved, so that the next deployment commits it.',
      page: `${GUIDE}/change-requests.html`,
    },
    {
      text: 'Its removal removes a member that it added, with all data of that member. Other queries stop if this member pays for them.',
      page: `${GUIDE}/remove-member.html`,
    },
  ],
  failures: [
    {
      symptom: '`memberStatus` stays `PENDING`, and the account cannot join',
      cause: 'Other members must approve the change request first',
      fix: 'Ask each of them to deploy a `ChangeRequestApproval`, and then change `revision`',
      page: `${GUIDE}/change-requests.html`,
    },
    {
      symptom: 'The request is refused',
      cause: 'The account of the stack is not the creator of the collaboration',
      fix: 'Deploy the construct to the account of the creator',
      page: `${GUIDE}/change-requests.html`,
    },
    {
      symptom: 'The deployment fails because the member has `CAN_QUERY` or `CAN_RUN_JOB`',
      cause: 'A change request replaces all abilities of a member, and cannot contain these',
      fix: 'Leave the terms of this member as the collaboration has them',
      page: `${API}/API_MemberChangeSpecification.html`,
    },
    {
      symptom: 'A new payer has the responsibility, but queries are not charged to it',
      cause: 'The membership of the payer has not accepted the payment',
      fix: 'Specify `acceptedPayments` of its `Membership`',
      page: `${API}/API_MembershipPaymentConfiguration.html`,
    },
    {
      symptom: 'Two constructs change one member in turns',
      cause: 'The account is added twice, or is also in `members` of the collaboration',
      fix: 'Add each account in one place',
      rule: 'MembersAreAddedOnce',
    },
  ],
};

const AUTO_APPROVAL: ResourceFacts = {
  construct: 'AutoApprovedChanges',
  purpose:
    'Changes which changes of members an existing collaboration approves automatically, with a change request. ' +
    'CloudFormation would replace the collaboration.',
  audience: 'The creator of a collaboration that partners have joined. A new collaboration has `autoApprovedChanges`.',
  changes: [
    { text: 'Another list in `changes` replaces the previous one, after the other members have approved it.' },
    {
      text: 'The deployment ends with the status `PENDING`. Change `revision` after the other members have approved, so that the next deployment commits it.',
      page: `${GUIDE}/change-requests.html`,
    },
    { text: 'The setting stays if the construct is removed. Only an open change request is canceled.' },
  ],
  failures: [
    {
      symptom: 'The collaboration does not have the setting after the deployment',
      cause: 'Other members must approve the change request first',
      fix: 'Ask each of them to deploy a `ChangeRequestApproval` with the ID of the request, and then change `revision`',
      page: `${GUIDE}/change-requests.html`,
    },
    {
      symptom: 'A warning states two different lists',
      cause: '`autoApprovedChanges` of the `Collaboration` is the list with which it was created',
      fix: 'Leave it as it is, and acknowledge the warning',
      rule: 'AutoApprovalIsStatedOnce',
    },
  ],
};

const APPROVAL: ResourceFacts = {
  construct: 'ChangeRequestApproval',
  purpose:
    'Approves the change request of the creator on behalf of another member, if it requests no more than was agreed, such ' +
    'as one new account with some abilities.',
  audience: 'Each member who must approve a change of the members. The creator uses `CollaborationMember`.',
  changes: [
    { text: 'Another `change` is another approval. The previous one stays.' },
    { text: 'An approval cannot be withdrawn, so the removal of the construct makes no call.' },
  ],
  failures: [
    {
      symptom: 'The deployment waits, and then fails because there is no such change request',
      cause: 'The creator has not deployed the `CollaborationMember` yet, or has canceled the change request',
      fix: 'Deploy after the creator',
      page: `${GUIDE}/change-requests.html`,
    },
    {
      symptom: 'The deployment fails, because more than agreed is requested',
      cause: 'The change request contains another ability, another member or another kind of change',
      fix: 'Agree with the creator, and state the abilities in `ApprovedChange.forMember`',
      page: `${API}/API_MemberChangeSpecification.html`,
    },
    {
      symptom: 'The ARN of the collaboration is refused at synthesis',
      cause:
        'The policy names the collaboration in the account of its creator, and an ID does not contain that account',
      fix: 'Import the collaboration with `Collaboration.fromCollaborationArn` or `fromInvitation`',
      page: 'https://docs.aws.amazon.com/service-authorization/latest/reference/list_awscleanrooms.html',
    },
  ],
};

const PARTNER: ResourceFacts = {
  construct: 'DeclaredPartner',
  purpose:
    'States the membership and the tables that a partner with a separate app is expected to have, so that the rules ' +
    'evaluate both sides together. It creates no resource.',
  audience: 'A member whose partner has a separate app. If both are in one app, the rules see the constructs of both.',
  changes: [{ text: 'It is not part of the template, so a change deploys nothing. It changes what the rules report.' }],
  failures: [
    {
      symptom: 'A template reads a table of the partner, and nothing is reported about its columns',
      cause: '`tables` is omitted, so the tables of the partner are unknown',
      fix: 'List all tables of the partner, with the columns and the analysis rule that you have agreed on',
      rule: 'TemplateTablesAreAssociated',
    },
    {
      symptom: 'The account is not a member',
      cause: 'The collaboration does not list `accountId`',
      fix: 'Correct the account ID, or add the member to the collaboration',
      rule: 'AccountIsInvited',
    },
    {
      symptom: 'Two tables have the same name',
      cause: 'A declared table is named like one of this app, regardless of case',
      fix: 'Agree on another name for one of them',
      rule: 'TableNamesAreUnique',
    },
  ],
};

export const COLLABORATIONS: readonly ResourceFacts[] = [
  COLLABORATION,
  MEMBERSHIP,
  INVITED,
  PARTNER_MEMBERSHIP,
  MEMBER,
  AUTO_APPROVAL,
  APPROVAL,
  PARTNER,
];
