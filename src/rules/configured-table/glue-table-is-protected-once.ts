import { aggregationOf, customOf, listRuleOf, userIdentifiersOf } from '../../model/analysis-rule';
import { isComplete, itemsOf, knownValue } from '../../model/fact';
import {
  type AssociationNode,
  associationsIn,
  type CollaborationNode,
  type ConfiguredTableNode,
  collaborationOf,
  nodeOf,
} from '../../model/nodes';
import { onceFor } from '../../model/once-for';
import { code, text } from '../../private/text';
import { ANY_QUERY } from '../../private/words';
import { strangersAllowed } from '../allowed-analyses';
import { excludedFromJoins } from '../joined-tables';
import { nameOf, rule } from '../rule';

export const glueTableIsProtectedOnce = rule({
  id: 'GlueTableIsProtectedOnce',
  catalogueIds: ['CR-TABLE-033'],
  subject: 'configuredTable',
  severity: 'warning',
  title: 'A protected AWS Glue table is not associated with the same collaboration under a weaker analysis rule',
  why: 'queries can read single rows under the weaker rule, so the other rule does not protect the data',
  fix: text`use one ${code('ConfiguredTable')} for the AWS Glue table in the collaboration, or acknowledge this warning if
    the allowed columns of both tables do not identify a person together`,
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/best-practices.html',
    basis: 'inferred',
  },
  forOwner: true,
  check: (table) => {
    const places = showsRows(table) ? itemsOf(table.associations).filter(isBesideGroups) : [];
    const data = places.length > 0 ? dataOf(table) : undefined;
    if (data === undefined) {
      return [];
    }
    // JoinedTablesShareRuleType reports a table that no query can read.
    const readable = places.filter((association) => !excludedFromJoins(association));
    const rooms = readable.flatMap((association) => collaborationOf(association) ?? []);
    const [other] = rooms.flatMap((room) => groupedTables(room).get(data) ?? []);
    if (!other) {
      return [];
    }
    const words = `reads the same AWS Glue table as ${nameOf(other)}, under an analysis rule that protects less`;
    return [{ what: `${nameOf(table)} ${words}`, property: 'AnalysisRules' }];
  },
});

/** Whether the collaboration of an association has tables whose results show only groups. */
function isBesideGroups(association: AssociationNode): boolean {
  const room = collaborationOf(association);
  return room !== undefined && groupedTables(room).size > 0;
}

/** The first table of a collaboration whose results certainly show only groups of persons, by its data. */
const groupedTables = onceFor((room: CollaborationNode) => {
  const tables = itemsOf(associationsIn(room)).flatMap((association) => nodeOf(association.table) ?? []);
  const grouped = new Map<object | string | undefined, ConfiguredTableNode>();
  for (const table of tables.filter(showsOnlyGroups)) {
    const data = dataOf(table);
    grouped.set(data, grouped.get(data) ?? table);
  }
  return grouped;
});

/** What identifies the data of a table: the AWS Glue table, or its names and its place. */
function dataOf(table: ConfiguredTableNode): object | string | undefined {
  const source = knownValue(table.source);
  if (source?.kind !== 'glue') {
    return undefined;
  }
  const { glueTable, env, sourceRegion } = table;
  const account = knownValue(env.account);
  const region = sourceRegion.state === 'absent' ? env.region : sourceRegion;
  const [name, database] = [source.tablePointer, source.databasePointer];
  if (glueTable.to === 'node') {
    return glueTable.node;
  }
  const isKnown = name.kind === 'literal' && database.kind === 'literal' && account !== undefined;
  return isKnown && region.state === 'known'
    ? JSON.stringify([account, region.value, database.text, name.text])
    : undefined;
}

/** Whether a rule certainly lets another account read single rows, and no other rule warns of it. */
function showsRows(table: ConfiguredTableNode): boolean {
  if (listRuleOf(table.rule)) {
    return true;
  }
  const custom = customOf(table.rule);
  const hidesNoRow =
    custom !== undefined &&
    custom.differentialPrivacy.state === 'absent' &&
    isComplete(custom.thresholds) &&
    itemsOf(custom.thresholds).length === 0;
  const isPartly = custom !== undefined && itemsOf(custom.disallowedOutputColumns).length > 0;
  return hidesNoRow && isPartly && strangersAllowed(ANY_QUERY, table).length > 0;
}

/** Whether results certainly show only groups of persons. */
function showsOnlyGroups({ rule }: ConfiguredTableNode): boolean {
  const custom = customOf(rule);
  const hasThreshold = custom !== undefined && itemsOf(custom.thresholds).length > 0;
  return aggregationOf(rule) !== undefined || userIdentifiersOf(rule) !== undefined || hasThreshold;
}
