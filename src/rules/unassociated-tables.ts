import { isComplete, itemsOf, knownValue, list } from '../model/fact';
import {
  type AnalysisTemplateNode,
  type CollaborationNode,
  collaborationOf,
  hasEveryMembership,
  type IntermediateTableNode,
  tableNodesOf,
  tablesNamed,
} from '../model/nodes';
import { onceFor } from '../model/once-for';
import { nearest } from '../private/nearest';
import { code, text } from '../private/text';
import { nameOf, quoted, type Violation } from './rule';
import type { TableReading } from './table-reading';

/** The tables that an analysis reads, and that its collaboration certainly does not have. */
export function unassociatedTables(
  { analysis, names, property }: TableReading,
  subject: AnalysisTemplateNode | IntermediateTableNode,
): readonly Violation[] {
  const collaboration = collaborationOf(subject);
  const existing = collaboration && tableNamesIn(collaboration);
  if (!existing) {
    return [];
  }
  return names
    .filter((table) => tablesNamed(table, subject).length === 0)
    .map((table) => {
      const tables = existing.length === 0 ? 'has no tables' : `has only the tables ${quoted(existing)}`;
      const suggestion = nearest(table, existing);
      const association = text`associate the table with ${code('membership.associate')} and
        ${code`associationName: ${quoted([table])}`}`;
      return {
        what: `${analysis} reads ${quoted([table])}, but ${nameOf(collaboration)} ${tables}`,
        fix: suggestion ? text`use ${quoted([suggestion])} instead, or ${association}` : association,
        property,
      };
    });
}

/** The names of all tables in a collaboration. They are known only if every member is part of this app. */
const tableNamesIn = onceFor((collaboration: CollaborationNode): readonly string[] | undefined => {
  const tables = tableNodesOf(list(itemsOf(collaboration.memberships)));
  const names = itemsOf(tables).flatMap((table) => knownValue(table.name) ?? []);
  const isKnown = hasEveryMembership(collaboration) && isComplete(tables) && names.length === itemsOf(tables).length;
  return isKnown ? names : undefined;
});
