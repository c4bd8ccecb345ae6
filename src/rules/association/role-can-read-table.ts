import { itemsOf, knownValue } from '../../model/fact';
import { type AssociationNode, type GlueTableNode, nodeOf, OUTSIDE, type RoleNode } from '../../model/nodes';
import { code, text } from '../../private/text';
import { onRole, type RoleProblem } from '../role-of-associations';
import { bucketName, isMissing, type Permission, permissionNames, readsObjects } from '../role-permissions';
import { rule } from '../rule';

const CATALOG = ['glue:GetDatabase', 'glue:GetTable'];
const PARTITIONS = ['glue:GetPartitions', 'glue:BatchGetPartition'];
const METADATA = ['athena:GetWorkGroup', 'athena:GetTableMetadata', 'athena:GetDataCatalog'];
const QUERY = ['athena:StartQueryExecution', 'athena:GetQueryExecution', 'athena:GetQueryResults'];
const LAKE_FORMATION = 'lakeformation:GetDataAccess';

/**
 * For each kind of source, the actions that are always needed to read it, beside those for its objects. The guide grants more actions for some
 * tables: those in federated catalogs, those with registered schemas, and those with Athena results in many parts.
 */
const NEEDED: { readonly [kind: string]: readonly string[] } = {
  glue: CATALOG,
  athena: [...METADATA, ...QUERY, ...CATALOG, 's3:PutObject', LAKE_FORMATION],
  snowflake: ['secretsmanager:GetSecretValue'],
};

export const roleCanReadTable = rule({
  id: 'RoleCanReadTable',
  catalogueIds: ['CR-ASSOC-009'],
  subject: 'association',
  severity: 'error',
  title: 'The role of an association can read the table',
  why: 'Clean Rooms reads the table with this role, and queries fail without these permissions',
  fix: text`omit ${code('role')} so that the association creates a role that can read its table, or add the actions to a
    policy of the role`,
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/setting-up-roles.html',
    basis: 'inferred',
    proof: 'IAM denies an action that no policy of the role or of the resource allows',
  },
  check: (association) => onRole(association, missingFor),
});

function missingFor(association: AssociationNode, role: RoleNode): RoleProblem | undefined {
  const table = nodeOf(association.table);
  const kind = table && knownValue(table.source)?.kind;
  if (!kind) {
    return undefined;
  }
  const used = { node: role, pointer: association.rolePointer };
  const glueTable = nodeOf(table.glueTable);
  const bucket = glueTable?.dataBucket ?? OUTSIDE;
  const lacks = (one: Permission) => isMissing(used, one);
  const isInS3 = kind === 'glue' || kind === 'athena';
  const objects = isInS3 ? objectsOf(glueTable) : [];
  const required = [...actions(NEEDED[kind] ?? []), ...objects].filter(lacks);
  const isPartitioned = glueTable !== undefined && itemsOf(glueTable.partitionKeys).length > 0;
  const missing = [...required, ...actions(isPartitioned ? PARTITIONS : []).filter(lacks)];
  if (missing.length === 0) {
    return undefined;
  }
  const names = permissionNames(used, missing, bucketName(bucket));
  const severity = required.length === 0 ? 'warning' : undefined;
  return { problem: `does not have permissions for ${names}`, severity };
}

function actions(names: readonly string[]): readonly Permission[] {
  return names.map((action) => ({ action }));
}

/** The permissions for the objects of a table, wherever they are. */
function objectsOf(glueTable: GlueTableNode | undefined): readonly Permission[] {
  const location = glueTable && knownValue(glueTable.location);
  return readsObjects(location?.bucket ?? { kind: 'unknown' }, (location && knownValue(location.prefix)) ?? '');
}
