import type { Fact, ListFact } from '../../../src/model/fact';
import type { SourceFacts } from '../../../src/model/kinds/configured-table';
import { roleCanReadTable } from '../../../src/rules/association/role-can-read-table';
import { association, glueTable, known, list, OUTSIDE, role, statement, table, to, UNKNOWN } from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const FIX =
  'omit `role` so that the association creates a role that can read its table, or add the actions to a policy of the role';

const READ_CATALOG = ['glue:GetDatabase', 'glue:GetTable'];
const READ_PARTITIONS = ['glue:GetPartitions', 'glue:BatchGetPartition'];
const READ_OBJECTS = ['s3:GetBucketLocation', 's3:ListBucket', 's3:GetObject'];
const QUERY_ATHENA = [
  'athena:GetWorkGroup',
  'athena:GetTableMetadata',
  'athena:GetDataCatalog',
  'athena:StartQueryExecution',
  'athena:GetQueryExecution',
  'athena:GetQueryResults',
  'glue:GetDatabase',
  'glue:GetTable',
  's3:PutObject',
  'lakeformation:GetDataAccess',
];

const ATHENA = known<SourceFacts>({ kind: 'athena' });
const SNOWFLAKE = known<SourceFacts>({ kind: 'snowflake' });

/** An association whose role may do these actions, each list by a statement of its own. */
function reading(source: Fact<SourceFacts> | undefined, ...actions: (readonly string[])[]) {
  const statements = list(actions.map((some) => statement({ actions: some })));
  return association(undefined, table(source && { source }), { role: to(role({ statements })) });
}

/** An association with a Glue table of this app, which is partitioned by these keys. */
function partitioned(partitionKeys: ListFact<string>, ...actions: readonly string[]) {
  const sales = table({ glueTable: to(glueTable({ partitionKeys })) });
  return association(undefined, sales, { role: to(role({ statements: list([statement({ actions })]) })) });
}

/** Associations of one role that may do nothing, the first of which is judged or the last. */
function sharing(count: number, judged: 'first' | 'last') {
  const shared = to(role({ statements: list([]) }));
  const all = Array.from({ length: count }, () => association(undefined, table(), { role: shared }));
  return judged === 'first' ? all[0] : all[count - 1];
}

describeRule(roleCanReadTable, {
  fires: [
    {
      name: 'the role may do nothing',
      subject: () => reading(undefined),
      violations: [
        {
          severity: 'error',
          what: 'the role "Role" of "sales" does not have permissions for "glue:GetDatabase", "glue:GetTable", "s3:GetBucketLocation", "s3:ListBucket", "s3:GetObject"',
          fix: FIX,
          property: 'RoleArn',
        },
      ],
    },
    {
      name: 'the role may read objects only',
      subject: () => reading(undefined, READ_OBJECTS),
      violations: [
        {
          severity: 'error',
          what: 'the role "Role" of "sales" does not have permissions for "glue:GetDatabase", "glue:GetTable"',
          fix: FIX,
          property: 'RoleArn',
        },
      ],
    },
    {
      name: 'an action is only denied',
      subject: () =>
        association(undefined, table(), {
          role: to(
            role({
              statements: list([
                statement({ actions: ['glue:*', 's3:Get*'] }),
                statement({ actions: ['s3:*'], allow: false }),
              ]),
            }),
          ),
        }),
      violations: [
        {
          severity: 'error',
          what: 'the role "Role" of "sales" does not have permissions for "s3:GetBucketLocation" on the bucket, "s3:ListBucket", "s3:GetObject" on objects in the bucket',
          fix: FIX,
          property: 'RoleArn',
        },
      ],
    },
    {
      name: 'the role has access to Lake Formation, which the service does not read through, and to a part of the catalog',
      subject: () => reading(undefined, ['lakeformation:GetDataAccess', 'glue:GetTable']),
      violations: [
        {
          severity: 'error',
          what: 'the role "Role" of "sales" does not have permissions for "glue:GetDatabase", "s3:GetBucketLocation", "s3:ListBucket", "s3:GetObject"',
          fix: FIX,
          property: 'RoleArn',
        },
      ],
    },
    {
      name: 'the role may read a Glue table, but the source is Athena',
      subject: () => reading(ATHENA, READ_CATALOG, READ_OBJECTS),
      violations: [
        {
          severity: 'error',
          what: 'the role "Role" of "sales" does not have permissions for "athena:GetWorkGroup", "athena:GetTableMetadata", "athena:GetDataCatalog", "athena:StartQueryExecution", "athena:GetQueryExecution", "athena:GetQueryResults", "s3:PutObject", "lakeformation:GetDataAccess"',
          fix: FIX,
          property: 'RoleArn',
        },
      ],
    },
    {
      name: 'the role may not read the partitions of the Glue table',
      subject: () => partitioned(list(['day']), ...READ_CATALOG, ...READ_OBJECTS, 'glue:GetPartitions'),
      violations: [
        {
          severity: 'warning',
          what: 'the role "Role" of "sales" does not have permissions for "glue:BatchGetPartition"',
          fix: FIX,
          property: 'RoleArn',
        },
      ],
    },
    {
      name: 'the role may read neither the partitions of the Glue table nor its objects',
      subject: () => partitioned(list(['day'], false), ...READ_CATALOG, 's3:List*', 's3:GetObject'),
      violations: [
        {
          severity: 'error',
          what: 'the role "Role" of "sales" does not have permissions for "s3:GetBucketLocation", "glue:GetPartitions", "glue:BatchGetPartition"',
          fix: FIX,
          property: 'RoleArn',
        },
      ],
    },
    {
      name: 'the role may not read the results of Athena',
      subject: () => reading(ATHENA, QUERY_ATHENA),
      violations: [
        {
          severity: 'error',
          what: 'the role "Role" of "sales" does not have permissions for "s3:GetBucketLocation", "s3:ListBucket", "s3:GetObject"',
          fix: FIX,
          property: 'RoleArn',
        },
      ],
    },
    {
      name: 'the role may not read the secret of Snowflake',
      subject: () => reading(SNOWFLAKE, ['secretsmanager:DescribeSecret']),
      violations: [
        {
          severity: 'error',
          what: 'the role "Role" of "sales" does not have permissions for "secretsmanager:GetSecretValue"',
          fix: FIX,
          property: 'RoleArn',
        },
      ],
    },
    ...[2, 3].map((count) => ({
      name: `the role of ${count} associations may do nothing, which is one finding`,
      subject: () => sharing(count, 'first'),
      violations: [
        {
          severity: 'error' as const,
          what: `the role "Role" of "sales" and ${count === 2 ? 'one other association' : '2 other associations'} does not have permissions for "glue:GetDatabase", "glue:GetTable", "s3:GetBucketLocation", "s3:ListBucket", "s3:GetObject"`,
          fix: FIX,
          property: 'RoleArn',
        },
      ] as const,
    })),
  ],
  quiet: [
    {
      name: 'the Glue table is not partitioned',
      subject: () => partitioned(list([]), ...READ_CATALOG, ...READ_OBJECTS),
    },
    {
      name: 'the role may read the partitions',
      subject: () => partitioned(list(['day']), ...READ_CATALOG, ...READ_OBJECTS, ...READ_PARTITIONS),
    },
    { name: 'the role is reported of an earlier association', subject: () => sharing(2, 'last') },
    { name: 'the role may read a Glue table', subject: () => reading(undefined, READ_CATALOG, READ_OBJECTS) },
    {
      name: 'the role may read it by wildcards',
      subject: () => reading(undefined, ['glue:*Get*', 's3:Get*', 'S3:list*']),
    },
    { name: 'the role may do anything', subject: () => reading(ATHENA, ['*']) },
    { name: 'the role may query Athena', subject: () => reading(ATHENA, QUERY_ATHENA, READ_OBJECTS) },
    { name: 'the role may read the secret', subject: () => reading(SNOWFLAKE, ['secretsmanager:GetSecretValue']) },
    { name: 'the source is of a new kind', subject: () => reading(known<SourceFacts>({ kind: 'other' })) },
  ],
  unknown: [
    {
      name: 'the partition keys are a token',
      subject: () => partitioned(UNKNOWN, ...READ_CATALOG, ...READ_OBJECTS),
    },
    { name: 'the role is outside of the app', subject: () => association(undefined, table(), { role: OUTSIDE }) },
    { name: 'the table is outside of the app', subject: () => association(undefined, undefined, { role: to(role()) }) },
    { name: 'the source is a token', subject: () => reading(UNKNOWN) },
    {
      name: 'a policy is attached whose text is elsewhere',
      subject: () => association(undefined, table(), { role: to(role({ statements: list([statement({})], false) })) }),
    },
    {
      name: 'the actions of a statement are a token',
      subject: () =>
        association(undefined, table(), {
          role: to(role({ statements: list([{ ...statement({}), actions: UNKNOWN }]) })),
        }),
    },
  ],
});
