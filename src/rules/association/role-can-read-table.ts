import { is, itemsOf, knownValue } from '../../model/fact';
import { type AssociationNode, nodeOf } from '../../model/nodes';
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
  glue: [...CATALOG, ...OBJECTS],
  athena: [...METADATA, ...QUERY, ...CATALOG, ...OBJECTS, 's3:PutObject', LAKE_FORMATION],
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
  check: (association) => {
    const role = nodeOf(association.role);
    const need = needOf(association);
    if (!role || !need) {
      return [];
    }
    // A role is reported once for all associations that need the same of it.
    const alike = itemsOf(role.associations).filter(
      (other) => other !== association && needOf(other)?.key === need.key,
    );
    const isMissing = (action: string) => is(allows(role.statements, action), false);
    const required = (NEEDED[need.kind] ?? []).filter(isMissing);
    const missing = [...required, ...(need.partitioned ? PARTITIONS.filter(isMissing) : [])];
    if (missing.length === 0 || alike.some(({ order }) => order < association.order)) {
      return [];
    }
    const others = ['', ' and one other association'][alike.length] ?? ` and ${alike.length} other associations`;
    const subject = `the role ${nameOf(role)} of ${nameOf(association)}${others}`;
    const severity = required.length === 0 ? 'warning' : undefined;
    return [{ what: `${subject} does not have permissions for ${quoted(missing)}`, severity, property: 'RoleArn' }];
  },
});

/** What decides which actions the role of an association needs. */
function needOf(association: AssociationNode) {
  const table = nodeOf(association.table);
  const kind = table && knownValue(table.source)?.kind;
  if (!kind) {
    return undefined;
  }
  const partitionKeys = nodeOf(table.glueTable)?.partitionKeys;
  const partitioned = partitionKeys !== undefined && itemsOf(partitionKeys).length > 0;
  return { kind, partitioned, key: `${kind} ${partitioned}` };
}
