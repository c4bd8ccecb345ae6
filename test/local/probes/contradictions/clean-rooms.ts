import { accepts, answers, both, type Contradiction, refuses, refusesWith } from '../contradiction';

const INVALID = 'ValidationException';
const CONFLICT = 'ConflictException';

/** For each probe of Clean Rooms itself, a service in which its claim does not hold. */
export const CLEAN_ROOMS: Readonly<Record<string, Contradiction>> = {
  // The wire
  'patterns-match-whole-texts': accepts('CreateCollaboration'),
  'unknown-members-are-refused': accepts('CreateCollaboration'),
  'resource-types-of-errors': refusesWith('GetAnalysisTemplate', { resourceType: 'ANALYSIS_TEMPLATE' }),
  'arns-of-children': answers('CreatePrivacyBudgetTemplate', ({ privacyBudgetTemplate }) => ({
    privacyBudgetTemplate: {
      ...privacyBudgetTemplate,
      arn: privacyBudgetTemplate.arn.replace(/membership.[^/]*./, ''),
    },
  })),
  'pages-keep-their-place': answers('ListAnalysisTemplates', ({ analysisTemplateSummaries }) => ({
    analysisTemplateSummaries,
  })),

  // Authorization
  'authorization-of-a-creation': refusesWith('CreateConfiguredTable', {
    message: 'not authorized to perform: cleanrooms:CreateConfiguredTable on resource: * because of nothing',
  }),
  'authorization-of-change-requests': refusesWith('UpdateCollaborationChangeRequest', {
    message: 'not authorized to perform: cleanrooms:UpdateCollaborationChangeRequest on resource: *',
  }),
  'authorization-of-a-schema': accepts('GetSchema', { schema: {} }),

  // Collaborations and members
  'default-engine': answers('CreateCollaboration', ({ collaboration }) => ({
    collaboration: { ...collaboration, analyticsEngine: 'CLEAN_ROOMS_SQL' },
  })),
  'creator-is-invited-first': answers('ListMembers', ({ memberSummaries }) => ({
    memberSummaries: memberSummaries.map((member: object) => ({ ...member, status: 'ACTIVE' })),
  })),
  'creator-among-the-invited': accepts('CreateCollaboration'),
  'member-named-twice': accepts('CreateCollaboration'),
  'stranger-is-denied': refusesWith('ListMembers', { name: 'ResourceNotFoundException' }),
  'collaboration-of-another-region': refusesWith('ListMembers', { name: 'AccessDeniedException' }),
  'end-of-the-creators-membership': accepts('ListAnalysisTemplates', { analysisTemplateSummaries: [] }),
  'invitation-is-taken-back': refusesWith('DeleteMember', { name: INVALID }),
  'who-left-sees-nothing': accepts('ListMembers', { memberSummaries: [] }),
  'removed-member': accepts('UpdateMembership'),

  // Memberships
  'second-membership': refusesWith('CreateMembership', { resourceId: undefined }),
  'wrong-acceptance-of-payment': refusesWith('CreateMembership', { reason: 'FIELD_VALIDATION_FAILED' }),
  'creator-leaves-too-early': accepts('DeleteMembership'),
  'payment-can-be-omitted': refuses('CreateMembership', INVALID),
  'membership-of-another-account': refusesWith('GetMembership', { name: 'ResourceNotFoundException' }),
  'logs-that-the-collaboration-has-not': refuses('CreateMembership', INVALID),
  'results-of-who-receives-none': refuses('CreateMembership', INVALID),

  // Tables, associations and their rules
  'association-name-once': accepts('CreateConfiguredTableAssociation'),
  'association-name-once-for-all-members': accepts('CreateConfiguredTableAssociation'),
  'associated-table-stays': accepts('DeleteConfiguredTable'),
  'table-names-repeat': answers('CreateConfiguredTable', () => ({
    configuredTable: { id: '99999999-0000-4000-8000-000000000000', arn: 'arn' },
  })),
  'table-of-another-account': refusesWith('GetConfiguredTable', { name: 'AccessDeniedException' }),
  'second-rule': accepts('CreateConfiguredTableAnalysisRule'),
  'table-with-rule-stays': accepts('DeleteConfiguredTable'),
  'type-of-a-rule': accepts('CreateConfiguredTableAnalysisRule'),
  'columns-of-a-rule': refuses('CreateConfiguredTableAnalysisRule', INVALID),
  'analyses-of-a-rule': refuses('CreateConfiguredTableAnalysisRule', INVALID),
  'receivers-of-a-rule': refuses('CreateConfiguredTableAssociationAnalysisRule', INVALID),
  'source-is-not-looked-up': refuses('CreateConfiguredTable', 'ResourceNotFoundException'),
  'role-is-not-looked-up': refuses('CreateConfiguredTableAssociation', INVALID, {
    reason: 'IAM_SYNCHRONIZATION_DELAY',
  }),

  // Templates
  'validation-needs-privacy': {
    arrange: ({ service }) => {
      service.validateTemplate = () => [{ type: 'DIFFERENTIAL_PRIVACY', status: 'VALID' }];
    },
  },
  'validation-with-privacy': {
    arrange: ({ service }) => {
      service.validateTemplate = () => [{ type: 'DIFFERENTIAL_PRIVACY', status: 'INVALID' }];
    },
  },
  'sql-is-not-parsed': refuses('CreateAnalysisTemplate', INVALID, { reason: 'INVALID_QUERY' }),
  'tables-of-a-template': answers('CreateAnalysisTemplate', ({ analysisTemplate }) => ({
    analysisTemplate: { ...analysisTemplate, schema: { referencedTables: [] } },
  })),
  'template-name-once': accepts('CreateAnalysisTemplate'),
  'source-of-a-format': accepts('CreateAnalysisTemplate'),
  'templates-of-partners': answers('GetCollaborationAnalysisTemplate', ({ collaborationAnalysisTemplate }) => ({
    collaborationAnalysisTemplate: { ...collaborationAnalysisTemplate, source: undefined },
  })),

  // Privacy
  'budget-is-not-refreshed': answers('CreatePrivacyBudgetTemplate', ({ privacyBudgetTemplate }) => ({
    privacyBudgetTemplate: { ...privacyBudgetTemplate, autoRefresh: 'CALENDAR_MONTH' },
  })),
  'association-with-budget-goes': refuses('DeleteConfiguredTableAssociation', CONFLICT, {}, 0),
  'preview-grows': answers('PreviewPrivacyImpact', () => ({
    privacyImpact: { differentialPrivacy: { aggregations: [{ type: 'SUM', maxCount: 3 }] } },
  })),
  'budgets-for-any-member': refuses('ListCollaborationPrivacyBudgets', 'AccessDeniedException'),
  'budget-has-id-of-template': answers(
    'ListCollaborationPrivacyBudgets',
    ({ collaborationPrivacyBudgetSummaries: budgets }) => ({
      collaborationPrivacyBudgetSummaries: budgets.map((budget: object) => ({
        ...budget,
        id: 'f0000000-0000-4000-8000-000000000000',
      })),
    }),
  ),
  'preview-for-any-member': refuses('PreviewPrivacyImpact', 'AccessDeniedException'),

  // Schemas
  'schemas-for-active-members': accepts('GetSchema', { schema: {} }),
  'schemas-of-active-members': accepts('GetSchema', { schema: {} }),
  'no-direct-status': answers('GetSchema', ({ schema }) => ({
    schema: { ...schema, schemaStatusDetails: [{ analysisType: 'DIRECT_ANALYSIS', status: 'NOT_READY' }] },
  })),
  'columns-are-strings': answers('GetSchema', ({ schema }) => ({
    schema: { ...schema, columns: schema.columns.map((column: object) => ({ ...column, type: 'timestamp' })) },
  })),

  // Change requests
  'running-analyses-is-fixed': answers('GetMembership', ({ membership }) => ({
    membership: { ...membership, memberAbilities: ['CAN_RECEIVE_RESULTS'] },
  })),
  'approval-by-the-only-member': withStatus('CreateCollaborationChangeRequest', 'PENDING'),
  'approval-by-active-members': withStatus('UpdateCollaborationChangeRequest', 'COMMITTED'),
  'approval-without-the-invited': withStatus('CreateCollaborationChangeRequest', 'PENDING'),
  'one-denial-denies': withStatus('UpdateCollaborationChangeRequest', 'PENDING'),
  'approval-of-who-left': withStatus('GetCollaborationChangeRequest', 'PENDING'),
  'approval-of-who-was-removed': withStatus('GetCollaborationChangeRequest', 'PENDING'),
  'new-receiver-is-two-changes': answers(
    'CreateCollaborationChangeRequest',
    ({ collaborationChangeRequest: request }) => ({
      collaborationChangeRequest: {
        ...request,
        changes: [{ ...request.changes[0], types: ['ADD_MEMBER'] }],
      },
    }),
  ),
  'change-without-change': accepts('CreateCollaborationChangeRequest'),
  'approval-twice': accepts('UpdateCollaborationChangeRequest'),
  'action-out-of-turn': accepts('UpdateCollaborationChangeRequest'),
  'several-open-requests': refuses('CreateCollaborationChangeRequest', CONFLICT, {}, 1),
  'removed-account-returns': refuses('CreateCollaborationChangeRequest', CONFLICT, { reason: 'INVALID_STATE' }),
  'left-account-stays-away': accepts('CreateCollaborationChangeRequest'),
  'auto-approval-has-no-approvals': answers(
    'CreateCollaborationChangeRequest',
    ({ collaborationChangeRequest: request }) => ({
      collaborationChangeRequest: { ...request, approvals: { 111111111111: { status: 'APPROVED' } } },
    }),
  ),
  'payer-no-more': refuses('UpdateMembership', INVALID, { reason: 'INVALID_CONFIGURATION' }),
  'left-out-terms-stay': answers('ListMembers', ({ memberSummaries }) => ({
    memberSummaries: memberSummaries.map((member: object) => ({
      ...member,
      paymentConfiguration: { queryCompute: { isResponsible: false } },
    })),
  })),

  // Intermediate tables
  'intermediate-table-with-rule-stays': accepts('DeleteIntermediateTable'),
  'base-tables-are-not-looked-up': refuses('CreateIntermediateTable', INVALID),
  'veto-of-the-author': refuses('DisallowIntermediateTable', CONFLICT, {}, 1),
  'veto-ends-at-its-table': answers('GetIntermediateTable', ({ intermediateTable }) => ({
    intermediateTable: { ...intermediateTable, status: 'DISALLOWED_BY_DATA_PROVIDER' },
  })),
  'veto-of-any-member': refuses('DisallowIntermediateTable', 'AccessDeniedException'),
  'disallowed-table-is-not-populated': accepts('PopulateIntermediateTable'),
  'two-populations-at-once': refuses('PopulateIntermediateTable', CONFLICT, { reason: 'INVALID_STATE' }, 1),

  // ID mapping
  'inputs-of-a-mapping': answers('CreateIdMappingTable', ({ idMappingTable }) => ({
    idMappingTable: { ...idMappingTable, inputReferenceProperties: { idMappingTableInputSource: [] } },
  })),
  'mapped-namespace-goes': refuses('DeleteIdNamespaceAssociation', CONFLICT),
  'schema-of-a-mapping': answers('GetSchema', ({ schema }) => ({
    schema: { ...schema, columns: [{ name: 'sourceid', type: 'string' }] },
  })),
  'id-of-a-mapping-job': answers('ListIdMappingJobs', ({ jobs }) => ({
    jobs: jobs.map((job: object) => ({ ...job, jobId: 'f'.repeat(32) })),
  })),
  'two-mappings-at-once': both(
    answers('ListIdMappingJobs', ({ jobs }) => ({ jobs: [...jobs].reverse() })),
    refuses('PopulateIdMappingTable', CONFLICT, {}, 1),
  ),
};

function withStatus(operation: string, status: string): Contradiction {
  return answers(operation, ({ collaborationChangeRequest }) => ({
    collaborationChangeRequest: { ...collaborationChangeRequest, status },
  }));
}
