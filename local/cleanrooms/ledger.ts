/** One thing that the double does, and which source states that the service does it. */
export interface LedgerRow {
  readonly behavior: string;
  /** A public page, or `assumption` if none settles it. */
  readonly source: string;
}

const MODEL = 'https://github.com/boto/botocore/tree/develop/botocore/data/cleanrooms/2022-02-17';
const API = (page: string) => `https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_${page}.html`;
const GUIDE = (page: string) => `https://docs.aws.amazon.com/clean-rooms/latest/userguide/${page}.html`;
const CFN = (page: string) => `https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/${page}.html`;
const IAM = 'https://docs.aws.amazon.com/service-authorization/latest/reference/list_awscleanrooms.html';
const COMMON_ERRORS = 'https://docs.aws.amazon.com/clean-rooms/latest/apireference/CommonErrors.html';
const SMITHY = 'https://smithy.io/2.0/spec/constraint-traits.html';
const TERRAFORM =
  'https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/cleanrooms/collaboration.go';
const ASSUMPTION = 'assumption';

function rows(source: string, ...behaviors: readonly string[]): readonly LedgerRow[] {
  return behaviors.map((behavior) => ({ behavior, source }));
}

/** What the double adds to the API model, its answers included. */
export const DOUBLE_LEDGER: readonly LedgerRow[] = [
  // The wire
  ...rows(
    MODEL,
    'Requests and answers fit the API model: members, required ones, types, ranges, patterns, enumerations, unions.',
    'An operation answers no other errors than those it declares, with the members and statuses of the model.',
    'Paths, query parameters, status codes and the JSON of bodies follow the HTTP traits of the model; ' +
      'times are epoch seconds.',
  ),
  ...rows(SMITHY, 'Lengths of strings count code points.'),
  ...rows(
    COMMON_ERRORS,
    'Every operation can return throttling and internal errors, including those of tags, which do not declare them.',
  ),
  ...rows(
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html',
    'A denial by IAM, which the fault plan requests, states that a principal is not authorized to perform an ' +
      'action on a resource.',
  ),
  ...rows(
    ASSUMPTION,
    'A pattern must match the whole text, and its range of surrogates means every character beyond the first plane.',
    'A member that the model does not have is refused with ValidationException (AWS services overlook it).',
    'Throttling has the status 429 of the model, not the 400 of the page of common errors.',
    'An error about a template, a budget, a member or a change request names the membership or the ' +
      'collaboration as its resource type, as the model has no type for them.',
    'The ARNs of associations and of privacy budget templates have the form of the authorization ' +
      'reference, and are longer than the API model lets them be.',
    'A page has 100 items unless the caller specifies another number, in order of creation; a token goes on after ' +
      'the last item given, also if others have come or gone.',
  ),
  ...rows(
    ASSUMPTION,
    'A read can be behind, if the fault plan requests it: it shows an earlier state, never less than its reader has ' +
      'seen by the same operation before, with the access of the present.',
  ),
  ...rows(
    IAM,
    'The action of an operation has its name, and is authorized on the resource types that the reference ' +
      'marks as required.',
    'UpdateConfiguredTable needs two further actions when it changes the columns or the source of the table.',
    'What takes a role needs iam:PassRole on it.',
  ),
  ...rows(
    ASSUMPTION,
    'The action of a creation is authorized on the ARN of its kind with * for the id, and on ' +
      'cleanrooms:TagResource besides if tags are given.',
    'The four operations of change requests are authorized on the collaboration.',
  ),

  // Collaborations and members
  ...rows(
    TERRAFORM,
    'Get and Delete of a collaboration that does not exist answer AccessDeniedException; ListMembers ' +
      'answers ResourceNotFoundException.',
  ),
  ...rows(
    API('ListCollaborations'),
    'Invited and active members see a collaboration in their list, by status if asked.',
  ),
  ...rows(GUIDE('glossary'), 'Exactly one member can query, and who that is never changes.'),
  ...rows(
    API('UpdateCollaboration'),
    'The name, the description and the engine of a collaboration can be updated; nothing else can.',
  ),
  ...rows(
    GUIDE('delete-collaboration'),
    'The creator alone deletes a collaboration; the other members keep their memberships with what is in them.',
  ),
  ...rows(
    API('MembershipSummary'),
    'Memberships of a deleted collaboration are COLLABORATION_DELETED, those of removed members REMOVED.',
  ),
  ...rows(
    CFN('aws-resource-cleanrooms-membership'),
    'The creator cannot delete its membership before the collaboration, and loses it with the collaboration.',
  ),
  ...rows(API('DeleteMember'), 'A removed member is listed as REMOVED and can do nothing in the collaboration.'),
  ...rows(GUIDE('remove-member'), 'Only the creator removes members, and not itself.'),
  ...rows(GUIDE('leave-collab'), 'Who deletes the own membership is listed as LEFT and cannot join again.'),
  ...rows(
    ASSUMPTION,
    'An account is a member once: naming one twice, or the creator among the invited, is refused with ' +
      'ValidationException.',
    'The creator is INVITED until it creates its membership.',
    'A collaboration has the engine SPARK unless it specifies another one.',
    'An account without access to a collaboration gets AccessDeniedException from every operation on it; ' +
      'a collaboration of another Region does not exist.',
    'What was under the creator’s membership goes when the collaboration is deleted.',
    'DeleteMember also takes back an invitation; of an account that is not, or no longer, a member it ' +
      'answers ResourceNotFoundException.',
    'Who left sees as little of the collaboration as who was removed.',
    'A removed member can read and delete its membership and what is under it, and add or update nothing.',
    'There are no quotas.',
  ),

  // Memberships
  ...rows(
    API('MembershipQueryComputePaymentConfig'),
    'A membership accepts exactly the payments that the collaboration assigns to it; without a payer, the ' +
      'member who queries pays.',
  ),
  ...rows(
    API('CreateMembership'),
    'A payer that cannot query must state its payment configuration.',
    'Metrics of a membership need those of the collaboration, and an account that runs analyses or pays.',
  ),
  ...rows(API('DeleteMembership'), 'A membership is deleted only when nothing is under it.'),
  ...rows(
    ASSUMPTION,
    'A second membership of an account is refused with ConflictException ALREADY_EXISTS, which names the first one.',
    'A wrong acceptance of payment is ValidationException INVALID_CONFIGURATION; that of the creator’s ' +
      'early deletion is ConflictException INVALID_STATE.',
    'A payment configuration can omit the costs of jobs and of machine learning that the member must pay.',
    'A membership of another account answers AccessDeniedException, one that does not exist ResourceNotFoundException.',
    'Query logs can be enabled although the collaboration has them disabled, and a member who cannot receive ' +
      'results can configure them.',
  ),

  // Tables, associations and their rules
  ...rows(
    MODEL,
    'Creations have no client token.',
    'Errors of conflict are ALREADY_EXISTS, SUBRESOURCES_EXIST or INVALID_STATE.',
  ),
  ...rows(GUIDE('add-analysis-rule'), 'A table has one analysis rule.'),
  ...rows(
    ASSUMPTION,
    'Members query a table by the name of its association, which therefore is unique in the collaboration.',
    'A table is not deleted while it is associated (the operation declares a conflict).',
    'The names of tables are not unique: the same creation twice makes two tables.',
    'A table of another account answers ResourceNotFoundException.',
    'A second rule, of whatever type, is refused with ConflictException ALREADY_EXISTS.',
    'A table or an association is not deleted while it has a rule (CloudFormation’s own handlers delete ' +
      'the rule first).',
    'The type of a rule must be that of its policy; columns, accounts and ARNs in a policy are not ' +
      'compared with anything.',
    'Neither the source of a table nor a role is looked up.',
  ),

  // Templates and budgets
  ...rows(
    API('AnalysisTemplateValidationStatusDetail'),
    'A template is validated for differential privacy when it is created and whenever it is fetched.',
  ),
  ...rows(API('UpdateAnalysisTemplate'), 'The description of a template can be updated; nothing else can.'),
  ...rows(
    API('CreatePrivacyBudgetTemplate'),
    'A collaboration has one privacy budget template for differential privacy.',
    'An access budget is for one table that the member has associated, or for one of its intermediate tables.',
  ),
  ...rows(
    ASSUMPTION,
    'A template is VALID if its SQL names a table with differential privacy, and has no validation ' +
      'otherwise; tests set other verdicts.',
    'The SQL of a template is not parsed. The tables that it references are those given, or else the ' +
      'associations it names.',
    'The hash of an artifact stands for its location, as there is no object behind it.',
    'The name of a template is unique in its membership.',
    'SQL needs a string and PYSPARK_1_0 needs artifacts.',
    'Active members read the templates of the collaboration, their source included.',
    'A budget is not refreshed unless this is specified; an association is deleted although it has a budget.',
  ),

  ...rows(
    API('PreviewPrivacyImpact'),
    'The impact of a budget is previewed without a budget, as a number of aggregations of each type of the model.',
  ),
  ...rows(
    ASSUMPTION,
    'The number of previewed aggregations grows with epsilon and with the noise. No page states how it is computed.',
    'A preview is shown to the member whose membership it is for, whatever its abilities are.',
  ),

  // ID namespaces, ID mapping tables and intermediate tables
  ...rows(
    CFN('aws-properties-cleanrooms-idnamespaceassociation-idnamespaceassociationinputreferenceconfig'),
    'An account can associate only its own ID namespaces.',
  ),
  ...rows(
    GUIDE('create-id-mapping-table'),
    'An ID mapping table needs a source and a target that members have associated with the collaboration.',
  ),
  ...rows(
    API('CreateIntermediateTable'),
    'Only the member who can query creates intermediate tables; the creation runs no query.',
  ),
  ...rows(
    GUIDE('create-intermediate-table'),
    'A collaboration has the name of a table once, whether it is associated, maps IDs, or is intermediate.',
    'The data of an intermediate table is kept for 30 days unless this is specified.',
  ),
  ...rows(
    GUIDE('populate-intermediate-table'),
    'Each population of an intermediate table makes a version of it; one that fails leaves the table with its data.',
  ),
  ...rows(API('PopulateIdMappingTable'), 'Each population of an ID mapping table starts a job of its workflow.'),
  ...rows(
    'https://docs.aws.amazon.com/entityresolution/latest/apireference/API_ListIdMappingJobs.html',
    'AWS Entity Resolution lists the jobs of a workflow, which its name or its ARN identifies.',
  ),
  ...rows(API('DisallowIntermediateTable'), 'An intermediate table is disallowed by its name, and stays so.'),
  ...rows(
    ASSUMPTION,
    'Of AWS Entity Resolution exist the ID namespaces and workflows of the stacks. What a workflow maps is not ' +
      'looked at, and resource policies are neither written nor needed.',
    'The source and the target of a mapping are those inputs of its workflow that are associated.',
    'An ID namespace association is deleted although an ID mapping table uses it (the operation declares no conflict).',
    'Populating a table runs nothing, and succeeds at once unless a test decides otherwise. The base tables of an ' +
      'intermediate table are not looked up, its compute and its payer neither; nothing takes from budgets.',
    'Two populations of one table can run at the same time, and neither is refused.',
    'PopulateIdMappingTable returns as a UUID the 32 digits by which AWS Entity Resolution has the job.',
    'Only populations start jobs of a workflow. They are listed oldest first.',
    'A table that a data provider has disallowed is not populated: ConflictException INVALID_STATE.',
    'Every member can disallow an intermediate table, repeatedly. What is made from it stays allowed.',
    'The data of an intermediate table does not expire.',
    'An intermediate table is not deleted while it has a rule.',
  ),

  // Schemas
  ...rows(
    API('SchemaStatusDetail'),
    'A table has a status for direct analyses, and one for additional analyses if its analysis rule allows them.',
  ),
  ...rows(API('SchemaStatusReason'), 'A table that is not ready has reasons, each with one of the codes of the model.'),
  ...rows(
    GUIDE('add-collaboration-analysis-rule'),
    'A table is not ready without its analysis rule, a collaboration analysis rule of the same type, and result ' +
      'receivers that can receive results.',
  ),
  ...rows(
    GUIDE('differential-privacy'),
    'A table with differential privacy is not ready while its collaboration has no privacy budget for it.',
  ),
  ...rows(
    ASSUMPTION,
    'Only active members read schemas, of the tables of active members; another name answers ' +
      'ResourceNotFoundException.',
    'A table that must be used by additional analyses has no status for direct ones.',
    'All columns of a schema are strings, and ID mapping tables and intermediate tables show none.',
    'Nothing populates an ID mapping table here, so that none is ready. Tests set further reasons.',
    'GetSchema is authorized on the collaboration and on the table, also on an ID mapping table or an intermediate ' +
      'table; if there is no such table, on the collaboration.',
  ),

  // Change requests
  ...rows(
    GUIDE('change-requests'),
    'Only the creator requests changes; they need the approval of the other members unless their types ' +
      'are approved in advance.',
    'Changes that are approved in advance take effect at once.',
  ),
  ...rows(
    API('UpdateCollaborationChangeRequest'),
    'Members approve or deny; the creator cancels, or commits what is approved.',
  ),
  ...rows(
    API('MemberChangeSpecification'),
    'A change request cannot grant or revoke the abilities to query and to run jobs.',
    'A new member needs a display name.',
  ),
  ...rows(
    ASSUMPTION,
    'CAN_QUERY and CAN_RUN_JOB are refused in a change even for the member who has them; who has them keeps them.',
    'Active members must approve, invited accounts need not, and the creator counts as approving. If no ' +
      'approval is missing, the request is APPROVED.',
    'One denial denies the request. The approval of a member that leaves or is removed is not needed.',
    'A new member who can receive results is two types of change, and both must be approved in advance.',
    'A change that changes nothing, and two changes of one member in a request, are refused with ValidationException.',
    'An action that the status does not allow is ConflictException INVALID_STATE, a repeated approval included.',
    'Several requests can be open for the same change; what has become impossible is not committed.',
    'A removed account can be invited again, but an account that left cannot.',
    'A payer that is none any more has nothing accepted; a new one accepts by UpdateMembership.',
    'A change that leaves out the abilities for machine learning or the payments changes none of them.',
    'An auto-approved request has no approvals.',
  ),

  // CloudFormation’s types
  ...rows(
    CFN('AWS_CleanRooms'),
    'Properties, references and attributes of the nine types; the reference of what is under a membership ' +
      'is its id and the membership’s.',
  ),
  ...rows(
    'https://docs.aws.amazon.com/cloudformation-cli/latest/userguide/resource-type-test-contract.html',
    'The deletion of a deleted resource is not a failure.',
  ),
  ...rows(
    ASSUMPTION,
    'A table, an association or an intermediate table whose rule cannot be created is deleted again.',
    'CloudFormation populates an intermediate table when it creates it, as it has the permission.',
    'A description that is removed from a template becomes empty.',
    'An analysis rule that changes its type is deleted and created again.',
    'A change of IsMetricsEnabled, which no operation accepts, is passed over in silence.',
    'CloudFormation takes AccessDeniedException for a deleted collaboration if its account no longer lists it.',
  ),
];
