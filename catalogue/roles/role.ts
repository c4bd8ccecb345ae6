/** Why a role that this library creates has what it has. `docs/roles.md` has it beside the rendered statements. */
export interface RoleReasons {
  /** What the role is for, as the heading of the page. */
  readonly title: string;
  /** The description of the role in templates, by which a rendered role is found here. */
  readonly description: string;
  /** The constructs that create the role. */
  readonly createdBy: readonly string[];
  /** When it is created, and what takes its place; one sentence in Markdown. */
  readonly when: string;
  /** Why the principal can assume it, and what the conditions limit. */
  readonly trust: Reason;
  readonly statements: readonly StatementReason[];
}

export interface Reason {
  readonly reason: string;
  /** The page that requires or describes it. */
  readonly page: string;
}

/** The reason for each statement with these actions. */
export interface StatementReason extends Reason {
  readonly actions: readonly string[];
  /**
   * A text that the resources or conditions of the statement contain.
   *
   * @default - all statements with the actions have this reason
   */
  readonly about?: string;
}

const GUIDE = 'https://docs.aws.amazon.com/clean-rooms/latest/userguide';
const AUTHORIZATION = 'https://docs.aws.amazon.com/service-authorization/latest/reference';

/** The pages that several roles cite. */
export const PAGES = {
  roles: `${GUIDE}/setting-up-roles.html`,
  mlRoles: `${GUIDE}/ml-roles.html`,
  confusedDeputy: `${GUIDE}/cross-service-confused-deputy-prevention.html`,
  cleanRooms: `${AUTHORIZATION}/list_awscleanrooms.html`,
  cleanRoomsMl: `${AUTHORIZATION}/list_awscleanroomsml.html`,
  mlBehaviors: `${GUIDE}/ml-behaviors-byom.html`,
  passRole: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html',
  lakeFormation: `${AUTHORIZATION}/list_awslakeformation.html`,
  s3Keys: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/amazon-s3-policy-keys.html',
  s3Kms: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html',
  viaService: 'https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html',
  lambdaLogs: 'https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs.html',
  lambdaRole: 'https://docs.aws.amazon.com/lambda/latest/dg/lambda-intro-execution-role.html',
  secretContext: 'https://docs.aws.amazon.com/secretsmanager/latest/userguide/security-encryption.html',
} as const;
