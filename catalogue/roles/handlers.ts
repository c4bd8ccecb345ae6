import { PAGES, type RoleReasons, type StatementReason } from './role';

const APPROVAL = 'cleanrooms:UpdateCollaborationChangeRequest';

/** The role of the function of one kind of custom resource, which all resources of the kind in a stack share. */
function handler(construct: string, resourceType: string, statements: readonly StatementReason[]): RoleReasons {
  return {
    title: `Handles \`${construct}\``,
    description: `Allows the handler of ${resourceType} (cdk-cleanrooms) to write logs`,
    createdBy: [construct],
    when:
      'The Lambda function of the custom resource has it, once for each stack. Each resource adds a policy for what it ' +
      'refers to, and is created after the policy and deleted before it.',
    trust: { reason: 'Only Lambda can assume the role.', page: PAGES.lambdaRole },
    statements: [
      {
        actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
        reason: 'Writes the log of the function, to its log group only, which the stack creates.',
        page: PAGES.lambdaLogs,
      },
      ...statements,
    ],
  };
}

export const HANDLER_ROLES: readonly RoleReasons[] = [
  handler('InvitedCollaboration', 'Custom::CleanRoomsCollaborationInvitation', [
    {
      actions: ['cleanrooms:ListCollaborations'],
      reason:
        'Finds the collaboration by its name and creator. The action has no resource in IAM, so it is a wildcard.',
      page: PAGES.cleanRooms,
    },
  ]),
  handler('CollaborationMember', 'Custom::CleanRoomsCollaborationMember', [
    {
      actions: [
        'cleanrooms:CreateCollaborationChangeRequest',
        'cleanrooms:DeleteMember',
        'cleanrooms:ListCollaborationChangeRequests',
        'cleanrooms:ListMembers',
        APPROVAL,
      ],
      reason:
        'Looks for the member and for pending change requests, requests the change, commits it, and removes the member ' +
        'when the construct is removed; on the one collaboration.',
      page: PAGES.cleanRooms,
    },
    {
      actions: [
        'cleanrooms-ml:DeleteConfiguredAudienceModelPolicy',
        'cleanrooms-ml:GetConfiguredAudienceModelPolicy',
        'cleanrooms-ml:PutConfiguredAudienceModelPolicy',
      ],
      reason:
        'Actions on which `cleanrooms:DeleteMember` depends: it removes the member from the policies of configured ' +
        'audience models, whose ARNs are not known at synthesis.',
      page: PAGES.cleanRooms,
    },
  ]),
  handler('AutoApprovedChanges', 'Custom::CleanRoomsAutoApprovedChanges', [
    {
      actions: [
        'cleanrooms:CreateCollaborationChangeRequest',
        'cleanrooms:GetCollaboration',
        'cleanrooms:ListCollaborationChangeRequests',
        APPROVAL,
      ],
      reason:
        'Reads the setting and the pending change requests, requests the change, and commits or cancels it; on the one ' +
        'collaboration.',
      page: PAGES.cleanRooms,
    },
  ]),
  handler('ChangeRequestApproval', 'Custom::CleanRoomsChangeRequestApproval', [
    {
      actions: ['cleanrooms:ListCollaborationChangeRequests', APPROVAL],
      reason: 'For `ApprovedChange.forMember`: finds the change request of the account, and approves it.',
      page: PAGES.cleanRooms,
    },
    {
      actions: ['cleanrooms:GetCollaborationChangeRequest', APPROVAL],
      reason: 'For `ApprovedChange.forChangeRequest`: reads the change request with the ID, and approves it.',
      page: PAGES.cleanRooms,
    },
  ]),
  handler('PartnerMembership', 'Custom::CleanRoomsPartnerMembership', [
    {
      actions: ['cleanrooms:ListMembers'],
      reason: 'Finds the membership of the partner, in the one collaboration.',
      page: PAGES.cleanRooms,
    },
  ]),
  handler('AudienceModel', 'Custom::CleanRoomsAudienceModel', [
    {
      actions: ['cleanrooms-ml:ListAudienceModels'],
      reason: 'Looks for the model by its name. The action has no resource in IAM, so it is a wildcard.',
      page: PAGES.cleanRoomsMl,
    },
    {
      actions: ['cleanrooms-ml:CreateAudienceModel'],
      reason: 'Trains a model with the one dataset.',
      page: PAGES.cleanRoomsMl,
    },
    {
      actions: [
        'cleanrooms-ml:DeleteAudienceModel',
        'cleanrooms-ml:GetAudienceModel',
        'cleanrooms-ml:TagResource',
        'cleanrooms-ml:UntagResource',
      ],
      reason:
        'Reads, tags and deletes the model. The service generates its ID, which is not known at synthesis: the function ' +
        'changes only models that have the tag of the resource.',
      page: PAGES.cleanRoomsMl,
    },
  ]),
  handler('ConfiguredAudienceModel', 'Custom::CleanRoomsConfiguredAudienceModel', [
    {
      actions: ['cleanrooms-ml:ListConfiguredAudienceModels'],
      reason: 'Looks for the model by its name. The action has no resource in IAM, so it is a wildcard.',
      page: PAGES.cleanRoomsMl,
    },
    {
      actions: ['cleanrooms-ml:CreateConfiguredAudienceModel', 'cleanrooms-ml:UpdateConfiguredAudienceModel'],
      reason: 'Configures a model that is based on the one audience model.',
      page: PAGES.cleanRoomsMl,
    },
    {
      actions: [
        'cleanrooms-ml:DeleteConfiguredAudienceModel',
        'cleanrooms-ml:DeleteConfiguredAudienceModelPolicy',
        'cleanrooms-ml:GetConfiguredAudienceModel',
        'cleanrooms-ml:GetConfiguredAudienceModelPolicy',
        'cleanrooms-ml:PutConfiguredAudienceModelPolicy',
        'cleanrooms-ml:TagResource',
        'cleanrooms-ml:UntagResource',
        'cleanrooms-ml:UpdateConfiguredAudienceModel',
      ],
      reason:
        'Reads, changes, tags, shares and deletes the model. The service generates its ID, which is not known at synthesis: ' +
        'the function changes only models that have the tag of the resource.',
      page: PAGES.cleanRoomsMl,
    },
    {
      actions: ['iam:PassRole'],
      reason: 'Passes the role that writes audiences, only to Clean Rooms ML.',
      page: PAGES.passRole,
    },
  ]),
  handler('ConfiguredAudienceModelAssociation', 'Custom::CleanRoomsConfiguredAudienceModelAssociation', [
    {
      actions: [
        'cleanrooms:CreateConfiguredAudienceModelAssociation',
        'cleanrooms:ListConfiguredAudienceModelAssociations',
      ],
      reason: 'Looks for the association, and creates it; in the one membership.',
      page: PAGES.cleanRooms,
    },
    {
      actions: [
        'cleanrooms:DeleteConfiguredAudienceModelAssociation',
        'cleanrooms:GetConfiguredAudienceModelAssociation',
        'cleanrooms:ListTagsForResource',
        'cleanrooms:TagResource',
        'cleanrooms:UntagResource',
        'cleanrooms:UpdateConfiguredAudienceModelAssociation',
      ],
      reason:
        'Reads, changes, tags and deletes the association. The service generates its ID, which is not known at synthesis: ' +
        'the function changes only associations of the membership that have the tag of the resource.',
      page: PAGES.cleanRooms,
    },
    {
      actions: [
        'cleanrooms-ml:DeleteConfiguredAudienceModelPolicy',
        'cleanrooms-ml:GetConfiguredAudienceModel',
        'cleanrooms-ml:GetConfiguredAudienceModelPolicy',
        'cleanrooms-ml:PutConfiguredAudienceModelPolicy',
      ],
      reason:
        'Actions on which the creation and the deletion of an association depend: they read the configured audience model, ' +
        'and change its resource policy. On the one model.',
      page: PAGES.cleanRooms,
    },
  ]),
  handler('AnalysisTemplateValidation', 'Custom::CleanRoomsAnalysisTemplateValidation', [
    {
      actions: ['cleanrooms:GetAnalysisTemplate'],
      reason: 'Reads the validation of the one template.',
      page: PAGES.cleanRooms,
    },
  ]),
  handler('SchemaReadiness', 'Custom::CleanRoomsSchemaReadiness', [
    {
      actions: ['cleanrooms:GetSchema'],
      reason:
        'Reads the status of the one table in the one collaboration. A table of another member, or one that is given by ' +
        'its name, is a pattern, because its account and its ID are not known.',
      page: PAGES.cleanRooms,
    },
  ]),
  handler('BudgetRemaining', 'Custom::CleanRoomsBudgetRemaining', [
    {
      actions: ['cleanrooms:ListCollaborationPrivacyBudgets'],
      reason: 'Reads what remains of the budgets of the one collaboration.',
      page: PAGES.cleanRooms,
    },
  ]),
  handler('PrivacyImpact', 'Custom::CleanRoomsPrivacyImpact', [
    {
      actions: ['cleanrooms:PreviewPrivacyImpact'],
      reason: 'Lets the service compute the impact of a budget for the one membership.',
      page: PAGES.cleanRooms,
    },
  ]),
  handler('IdMappingTablePopulation', 'Custom::CleanRoomsIdMappingTablePopulation', [
    {
      actions: ['cleanrooms:PopulateIdMappingTable'],
      reason: 'Populates the one table. The action is authorized on the table and on its membership.',
      page: PAGES.cleanRooms,
    },
    {
      actions: [
        'entityresolution:GetIdMappingWorkflow',
        'entityresolution:GetIdMappingJob',
        'entityresolution:ListIdMappingJobs',
      ],
      reason:
        'Finds the job that an earlier delivery has started, and reads how it ends. Clean Rooms reads the workflow with the ' +
        'permissions of the caller.',
      page: PAGES.cleanRooms,
    },
  ]),
  handler('IntermediateTablePopulation', 'Custom::CleanRoomsIntermediateTablePopulation', [
    {
      actions: ['cleanrooms:PopulateIntermediateTable'],
      reason:
        'Populates the one table. The action is authorized on the table, on its membership, and on the tables that the ' +
        'analysis reads, which can belong to memberships whose IDs are not known.',
      page: PAGES.cleanRooms,
    },
    {
      actions: ['cleanrooms:GetIntermediateTable', 'cleanrooms:ListIntermediateTableVersions'],
      reason: 'Finds the population that an earlier delivery has started, and reads how it ends.',
      page: PAGES.cleanRooms,
    },
    {
      actions: ['cleanrooms:GetSchema'],
      reason: 'The service reads the schemas of the tables of the analysis with the permissions of the caller.',
      page: PAGES.cleanRooms,
    },
  ]),
  handler('DisallowedIntermediateTable', 'Custom::CleanRoomsDisallowedIntermediateTable', [
    {
      actions: ['cleanrooms:DisallowIntermediateTable'],
      reason: 'Disallows the table. The action is authorized on the membership of the data provider.',
      page: PAGES.cleanRooms,
    },
  ]),
  {
    title: 'Populates a table at the times of a schedule',
    description: 'Allows a schedule of cdk-cleanrooms to invoke its function',
    createdBy: ['IdMappingTablePopulation', 'IntermediateTablePopulation'],
    when: '`addSchedule` creates it, once for each schedule.',
    trust: {
      reason:
        'Only EventBridge Scheduler can assume the role, for schedules of this account in the default group. It requires ' +
        'the ARN of the group, not that of the schedule.',
      page: 'https://docs.aws.amazon.com/scheduler/latest/UserGuide/cross-service-confused-deputy-prevention.html',
    },
    statements: [
      {
        actions: ['lambda:InvokeFunction'],
        reason: 'Invokes the function that handles populations of the kind in this stack.',
        page: 'https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-targets-templated.html',
      },
      {
        actions: ['sqs:SendMessage'],
        reason: 'With `deadLetterQueue`: sends what cannot be delivered to the queue.',
        page: 'https://docs.aws.amazon.com/scheduler/latest/UserGuide/configuring-schedule-dlq.html',
      },
    ],
  },
  handler('MlConfiguration', 'Custom::CleanRoomsMlConfiguration', [
    {
      actions: [
        'cleanrooms-ml:DeleteMLConfiguration',
        'cleanrooms-ml:GetMLConfiguration',
        'cleanrooms-ml:PutMLConfiguration',
      ],
      reason:
        'Reads the configuration, puts it, and deletes it when the construct is removed. The actions have no resource in ' +
        'IAM, so it is a wildcard.',
      page: PAGES.cleanRoomsMl,
    },
    {
      actions: ['cleanrooms:PassMembership'],
      reason: 'All operations of Clean Rooms ML that take a membership need it; on the one membership.',
      page: PAGES.mlBehaviors,
    },
    {
      actions: ['iam:PassRole'],
      reason: 'Passes the role that writes the output, to Clean Rooms ML only.',
      page: PAGES.cleanRoomsMl,
    },
  ]),
];
