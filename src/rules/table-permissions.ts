import { itemsOf, knownValue } from '../model/fact';
import { type AssociationNode, type GlueTableNode, nodeOf, OUTSIDE } from '../model/nodes';
import { onceFor } from '../model/once-for';
import { bucketName, isMissing, type Permission, permissionNames, readsObjects } from './role-permissions';

const CATALOG = ['glue:GetDatabase', 'glue:GetTable'];
const METADATA = ['athena:GetWorkGroup', 'athena:GetTableMetadata', 'athena:GetDataCatalog'];
const QUERY = ['athena:StartQueryExecution', 'athena:GetQueryExecution', 'athena:GetQueryResults'];
const LAKE_FORMATION = 'lakeformation:GetDataAccess';

/**
 * For each kind of source, the actions that are always needed to read it, beside those for its objects. The guide grants
 * more actions for some tables: those in federated catalogs, those with registered schemas, and those with Athena
 * results in many parts.
 */
const NEEDED: { readonly [kind: string]: readonly Permission[] } = {
  glue: actions(CATALOG),
  athena: actions([...METADATA, ...QUERY, ...CATALOG, 's3:PutObject', LAKE_FORMATION]),
  snowflake: actions(['secretsmanager:GetSecretValue']),
};
const PARTITIONS = actions(['glue:GetPartitions', 'glue:BatchGetPartition']);

/** What the role of an association certainly lacks to read its table. */
export function lackOf(association: AssociationNode) {
  const role = nodeOf(association.role);
  const table = nodeOf(association.table);
  const kind = table && knownValue(table.source)?.kind;
  if (!role || !kind) {
    return undefined;
  }
  const glueTable = nodeOf(table.glueTable);
  const bucket = glueTable?.dataBucket ?? OUTSIDE;
  const lacks = (one: Permission) => isMissing(role, one);
  const isInBucket = kind === 'glue' || kind === 'athena';
  const objects = isInBucket ? (glueTable ? objectsOf(glueTable) : SOMEWHERE) : [];
  const required = [...(NEEDED[kind] ?? []), ...objects].filter(lacks);
  const isPartitioned = glueTable !== undefined && itemsOf(glueTable.partitionKeys).length > 0;
  const missing = [...required, ...(isPartitioned ? PARTITIONS : []).filter(lacks)];
  const severity = required.length === 0 ? ('warning' as const) : undefined;
  return missing.length === 0
    ? undefined
    : { role, severity, names: permissionNames(role, missing, bucketName(bucket)) };
}

function actions(names: readonly string[]): readonly Permission[] {
  return names.map((action) => ({ action }));
}

/** The permissions for objects in a bucket that is not known. */
const SOMEWHERE = readsObjects({ kind: 'unknown' }, '');

/** The permissions for the objects of a table. */
const objectsOf = onceFor((glueTable: GlueTableNode): readonly Permission[] => {
  const location = knownValue(glueTable.location);
  return location ? readsObjects(location.bucket, knownValue(location.prefix) ?? '') : SOMEWHERE;
});
