import type { NamespaceType } from './entity-resolution';
import type { PaymentConfiguration } from './payment';

// What the service keeps: data only. Each kind's file states what happens to it.

/** What every record of the service has. */
export interface Entity {
  readonly id: string;
  readonly arn: string;
  readonly createTime: number;
  updateTime: number;
  tags: { readonly [key: string]: string };
}

export type MemberStatus = 'ACTIVE' | 'INVITED' | 'LEFT' | 'REMOVED';

export interface MlMemberAbilities {
  readonly customMLMemberAbilities: readonly string[];
}

/** An account's place in a collaboration. It outlives the membership: who left or was removed is still listed. */
export interface MemberRecord {
  readonly accountId: string;
  displayName: string;
  abilities: readonly string[];
  mlAbilities?: MlMemberAbilities;
  payment: PaymentConfiguration;
  status: MemberStatus;
  membershipId?: string;
  membershipArn?: string;
  readonly createTime: number;
  updateTime: number;
}

/** What only the creation of a collaboration decides. */
export interface CollaborationSettings {
  readonly queryLogStatus: string;
  readonly jobLogStatus?: string;
  readonly dataEncryptionMetadata?: { readonly [flag: string]: boolean };
  readonly allowedResultRegions?: readonly string[];
  readonly isMetricsEnabled?: boolean;
}

export interface CollaborationRecord extends Entity {
  readonly region: string;
  readonly creatorAccountId: string;
  readonly creatorDisplayName: string;
  readonly settings: CollaborationSettings;
  name: string;
  description?: string;
  analyticsEngine?: string;
  autoApprovedChangeTypes: readonly string[];
  /** By account, the creator first. */
  readonly members: Map<string, MemberRecord>;
  readonly changeRequests: ChangeRequestRecord[];
}

export interface MemberChange {
  readonly accountId: string;
  readonly displayName?: string;
  readonly memberAbilities: readonly string[];
  readonly mlMemberAbilities?: MlMemberAbilities;
  readonly paymentConfiguration?: PaymentConfiguration;
}

/** A change as the creator asks for it. */
export interface ChangeInput {
  readonly specificationType: 'COLLABORATION' | 'MEMBER';
  readonly specification: {
    readonly member?: MemberChange;
    readonly collaboration?: { readonly autoApprovedChangeTypes?: readonly string[] };
  };
}

/** The same with what it amounts to, which decides whether any member must approve it. */
export interface Change extends ChangeInput {
  readonly types: readonly string[];
}

export type ChangeRequestStatus = 'APPROVED' | 'CANCELLED' | 'COMMITTED' | 'DENIED' | 'PENDING';

export interface ChangeRequestRecord {
  readonly id: string;
  readonly changes: readonly Change[];
  readonly isAutoApproved: boolean;
  status: ChangeRequestStatus;
  /** By account. Who is asked is decided at the creation; who leaves is not waited for. */
  readonly approvals: Map<string, 'APPROVED' | 'DENIED' | 'PENDING'>;
  readonly createTime: number;
  updateTime: number;
}

export interface MembershipRecord extends Entity {
  readonly region: string;
  readonly account: string;
  readonly collaboration: CollaborationRecord;
  readonly member: MemberRecord;
  status: 'ACTIVE' | 'COLLABORATION_DELETED' | 'REMOVED';
  queryLogStatus: string;
  jobLogStatus?: string;
  defaultResultConfiguration?: object;
  defaultJobResultConfiguration?: object;
  readonly isMetricsEnabled?: boolean;
  paymentConfiguration: PaymentConfiguration;
}

export interface TableRecord extends Entity {
  readonly region: string;
  readonly account: string;
  name: string;
  description?: string;
  tableReference: object;
  allowedColumns: readonly string[];
  analysisMethod: string;
  selectedAnalysisMethods?: readonly string[];
}

export interface AssociationRecord extends Entity {
  readonly membership: MembershipRecord;
  readonly table: TableRecord;
  readonly name: string;
  description?: string;
  roleArn: string;
}

export interface RulePolicy {
  readonly v1?: { readonly [kind: string]: unknown };
}

/** The one rule that a table or an association can have. */
export interface RuleRecord {
  readonly type: string;
  policy: RulePolicy;
  readonly createTime: number;
  updateTime: number;
}

export interface Artifact {
  readonly location: { readonly bucket: string; readonly key: string };
}

export interface TemplateSource {
  readonly text?: string;
  readonly artifacts?: { readonly entryPoint: Artifact; readonly additionalArtifacts?: readonly Artifact[] };
}

/** What the creation of a template decides for good. */
export interface TemplateContent {
  readonly name: string;
  readonly format: 'PYSPARK_1_0' | 'SQL';
  readonly source: TemplateSource;
  readonly analysisParameters?: readonly object[];
  readonly errorMessageConfiguration?: object;
  readonly syntheticDataParameters?: object;
}

export interface TemplateRecord extends Entity, TemplateContent {
  readonly membership: MembershipRecord;
  readonly referencedTables: readonly string[];
  description?: string;
}

/** A limit of an access budget. */
export interface AccessLimit {
  readonly type: string;
  readonly budget: number;
  readonly autoRefresh?: string;
}

export interface BudgetParameters {
  readonly differentialPrivacy?: { readonly epsilon?: number; readonly usersNoisePerQuery?: number };
  readonly accessBudget?: { readonly budgetParameters: readonly AccessLimit[]; readonly resourceArn?: string };
}

export type BudgetType = 'ACCESS_BUDGET' | 'DIFFERENTIAL_PRIVACY';

export interface BudgetRecord extends Entity {
  readonly membership: MembershipRecord;
  readonly privacyBudgetType: BudgetType;
  readonly autoRefresh: string;
  parameters: BudgetParameters;
}

/** A reference to AWS Entity Resolution. */
export interface InputReference {
  readonly inputReferenceArn: string;
  readonly manageResourcePolicies: boolean;
}

export interface IdMappingConfig {
  readonly allowUseAsDimensionColumn: boolean;
}

export interface IdNamespaceRecord extends Entity {
  readonly membership: MembershipRecord;
  readonly idNamespaceType: NamespaceType;
  readonly inputReferenceConfig: InputReference;
  name: string;
  description?: string;
  idMappingConfig: IdMappingConfig;
}

export interface IdMappingTableRecord extends Entity {
  readonly membership: MembershipRecord;
  /** The associations of the source and of the target. */
  readonly inputs: readonly { readonly id: string; readonly type: NamespaceType }[];
  readonly inputReferenceConfig: InputReference;
  readonly name: string;
  description?: string;
  kmsKeyArn?: string;
}

/** The analysis that fills an intermediate table. */
export interface Population {
  readonly sqlParameters?: { readonly queryString?: string; readonly analysisTemplateArn?: string };
}

export interface IntermediateTableRecord extends Entity {
  readonly membership: MembershipRecord;
  readonly population: Population;
  readonly retentionInDays: number;
  readonly name: string;
  /** Of its populations, oldest first. */
  readonly versions: TableVersionRecord[];
  /** By a member whose data it is made from. */
  isDisallowed: boolean;
  description?: string;
  kmsKeyArn?: string;
}

export interface AudienceModelAssociationRecord extends Entity {
  readonly membership: MembershipRecord;
  readonly configuredAudienceModelArn: string;
  readonly manageResourcePolicies: boolean;
  name: string;
  description?: string;
}

/** What runs behind an operation: it ends at a time, in epoch seconds, and is then a success or a failure. */
export interface JobRecord {
  readonly id: string;
  readonly startTime: number;
  readonly endTime: number;
  readonly failure?: string;
}

/** A population of an ID mapping table. */
export interface MappingJobRecord extends JobRecord {
  readonly tableId: string;
}

/** A version of an intermediate table, with the ID of its analysis. */
export interface TableVersionRecord extends JobRecord {
  readonly analysisId: string;
  readonly parameters?: { readonly [name: string]: string };
}
