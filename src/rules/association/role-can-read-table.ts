import { is, knownValue } from '../../model/fact';
import { nodeOf } from '../../model/nodes';
import { allows } from '../../model/permissions';
import { code, text } from '../../private/text';
import { nameOf, quoted, rule } from '../rule';

const CATALOG = ['glue:GetDatabase', 'glue:GetTable'];
const PARTITIONS = ['glue:GetPartitions', 'glue:BatchGetPartition'];
const OBJECTS = ['s3:GetBucketLocation', 's3:ListBucket', 's3:GetObject'];
const METADATA = ['athena:GetWorkGroup', 'athena:GetTableMetadata', 'athena:GetDataCatalog'];
const QUERY = ['athena:StartQueryExecution', 'athena:GetQueryExecution', 'athena:GetQueryResults'];
const LAKE_FORMATION = 'lakeformation:GetDataAccess';

/**
 * For each kind of source, the actions that are always needed to read it. The guide grants more actions for some
 * tables: those in federated catalogs, those with registered schemas, and those with Athena results in many parts.
 */
const NEEDED: { readonly [kind: string]: readonly string[] } = {
  glue: [...CATALOG, ...PARTITIONS, ...OBJECTS],
  athena: [...METADATA, ...QUERY, ...CATALOG, ...OBJECTS, 's3:PutObject', LAKE_FORMATION],
  snowflake: ['secretsmanager:GetSecretValue'],
};

export const roleCanReadTable = rule({
  id: 'RoleCanReadTable',
  catalogueIds: ['CR-ASSOC-009'],
  subject: 'association',
  severity: 'error',
  title: 'The role of an association may read the table',
  why: 'Clean Rooms reads the table with this role, and queries fail if it may not',
  fix: text`leave ${code('role')} out, so that the association makes a role that can read its table, or add the actions to a policy`,
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/setting-up-roles.html',
    basis: 'documented',
  },
  check: (association) => {
    const role = nodeOf(association.role);
    const table = nodeOf(association.table);
    const kind = table && knownValue(table.source)?.kind;
    if (!role || !kind) {
      return [];
    }
    const isMissing = (action: string) => is(allows(role.statements, action), false);
    // Lake Formation provides access to the objects of a Glue table that it manages.
    const governed = kind === 'glue' && !isMissing(LAKE_FORMATION);
    const missing = (NEEDED[kind] ?? []).filter((one) => isMissing(one) && !(governed && OBJECTS.includes(one)));
    if (missing.length === 0) {
      return [];
    }
    const names = `the role ${nameOf(role)} of ${nameOf(association)}`;
    return [{ what: `${names} lacks ${quoted(missing)}`, property: 'RoleArn' }];
  },
});
