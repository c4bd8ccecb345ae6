import { PAGES, type Reason, type RoleReasons, type StatementReason } from './role';
import { QUERY_TRUST } from './tables';

/** The trust policy of roles that the query engine does not use. */
const JOB_TRUST: Reason = {
  reason:
    'Only Clean Rooms can assume the role, and only for these memberships. Jobs do not use the query engine, so there is ' +
    'no statement for its external ID.',
  page: PAGES.roles,
};

const WRITE: readonly StatementReason[] = [
  {
    actions: ['s3:GetBucketLocation'],
    reason: 'Finds the Region of the result bucket. The condition names the account of the bucket.',
    page: PAGES.roles,
  },
  {
    actions: ['s3:ListBucket'],
    reason: 'Lists the objects below the key prefix. The condition leaves out all other objects of the bucket.',
    page: PAGES.s3Keys,
  },
  {
    actions: ['s3:GetBucketLocation', 's3:ListBucket'],
    reason: 'Instead of the two above, without a key prefix.',
    page: PAGES.roles,
  },
  {
    actions: ['s3:PutObject'],
    reason: 'Writes the results below the key prefix. It cannot read them.',
    page: PAGES.roles,
  },
  {
    actions: ['kms:GenerateDataKey', 'kms:Decrypt'],
    reason:
      'Encrypts the results with the key of the bucket, only through Amazon S3, which decrypts the parts of an upload to ' +
      'join them.',
    page: PAGES.s3Kms,
  },
];

export const RESULT_ROLES: readonly RoleReasons[] = [
  {
    title: 'Writes the results of queries',
    description: 'Clean Rooms writes the results of queries with this role',
    createdBy: ['Membership'],
    when: 'A membership with `resultOutput` creates it, unless `role` of `ResultOutput.s3` is specified.',
    trust: QUERY_TRUST,
    statements: WRITE,
  },
  {
    title: 'Writes the results of jobs',
    description: 'Clean Rooms writes the results of jobs with this role',
    createdBy: ['Membership'],
    when: 'A membership with `jobResultOutput` creates it, unless `role` of `JobResultOutput.s3` is specified.',
    trust: JOB_TRUST,
    statements: WRITE,
  },
];

export const CODE_ROLE: RoleReasons = {
  title: 'Reads the code of a PySpark template',
  description: 'Clean Rooms reads the code of an analysis template with this role',
  createdBy: ['AnalysisTemplate'],
  when: 'A template with `AnalysisSource.pyspark` creates it, unless `role` of the source is specified. SQL needs no role.',
  trust: JOB_TRUST,
  statements: [
    {
      actions: ['s3:GetObject', 's3:GetObjectVersion'],
      reason: 'Reads each artifact of the template, in the version with which the template was created.',
      page: PAGES.roles,
    },
    {
      actions: ['kms:Decrypt'],
      reason: 'Decrypts an artifact with the key of its bucket, only through Amazon S3.',
      page: PAGES.roles,
    },
  ],
};

export const ML_OUTPUT_ROLE: RoleReasons = {
  title: 'Writes the output of models',
  description: 'Clean Rooms ML writes the output, metrics and logs of models with this role',
  createdBy: ['MlConfiguration'],
  when: 'An ML configuration creates it, unless `role` is specified.',
  trust: {
    reason: 'Only Clean Rooms ML can assume the role, and only for this membership of this account.',
    page: PAGES.mlRoles,
  },
  statements: [
    {
      actions: ['s3:PutObject'],
      reason: 'Writes trained models and the output of inference below the key prefix. It cannot read them.',
      page: PAGES.mlRoles,
    },
    {
      actions: ['kms:Encrypt', 'kms:GenerateDataKey', 'kms:Decrypt'],
      reason:
        'Encrypts the objects with the key of the bucket, only through Amazon S3, which decrypts the parts of an upload ' +
        'to join them.',
      page: PAGES.mlRoles,
    },
    {
      actions: ['cloudwatch:PutMetricData'],
      reason:
        'Publishes the metrics of training. The action has no resource in IAM; the condition limits it to the namespaces ' +
        'of Clean Rooms ML.',
      page: PAGES.mlRoles,
    },
    {
      actions: ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:DescribeLogStreams', 'logs:PutLogEvents'],
      reason: 'Publishes the logs of the containers, only to the log groups of Clean Rooms ML.',
      page: PAGES.mlRoles,
    },
  ],
};

export const AUDIENCE_ROLE: RoleReasons = {
  title: 'Writes audiences',
  description: 'Clean Rooms ML writes audiences with this role',
  createdBy: ['ConfiguredAudienceModel'],
  when: 'A configured audience model creates it, unless `role` is specified.',
  trust: {
    reason:
      'Only Clean Rooms ML can assume the role, and only for configured audience models of the account, if its request has a ' +
      'source.',
    page: PAGES.mlRoles,
  },
  statements: [
    ...WRITE.filter(({ actions }) => !actions.includes('kms:Decrypt')).map((it) => ({ ...it, page: PAGES.mlRoles })),
    {
      actions: [
        'kms:Encrypt',
        'kms:GenerateDataKey',
        'kms:GenerateDataKeyWithoutPlaintext',
        'kms:ReEncryptFrom',
        'kms:ReEncryptTo',
      ],
      reason:
        'Encrypts audiences with the key of the bucket, in the encryption context of the bucket or of its objects.',
      page: PAGES.mlRoles,
    },
  ],
};

export const MODEL_ROLE: RoleReasons = {
  title: 'Pulls the images of a model',
  description: 'Clean Rooms ML pulls the images of a model with this role',
  createdBy: ['ConfiguredModelAlgorithm'],
  when: 'A configured model algorithm creates it, unless `role` is specified.',
  trust: {
    reason:
      'Only Clean Rooms ML can assume the role. There is no condition, because other members train the model and no page ' +
      'states which source their requests have.',
    page: PAGES.mlRoles,
  },
  statements: [
    {
      actions: ['ecr:BatchCheckLayerAvailability', 'ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'],
      reason: 'Pulls the images of the containers, from their repositories only.',
      page: PAGES.mlRoles,
    },
  ],
};
