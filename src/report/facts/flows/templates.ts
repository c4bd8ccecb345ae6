import { isComplete, itemsOf } from '../../../model/fact';
import { isPyspark, isSql, sqlOf } from '../../../model/kinds/analysis-template';
import { type AnalysisTemplateNode, label, nodeOf } from '../../../model/nodes';
import type { Participant } from '../../room';
import { participantOf } from '../owner';
import type { Context } from './context';
import { type Disclosed, disclosed } from './disclose';
import type { Disclosure } from './disclosure';
import { canAllow } from './permissions';
import { type ReadQuery, readQuery, touchesOf } from './query';
import { admissionsOf, inApp, type SharedTable, tablesNamed } from './tables';
import { byAnyJob, byAnyQuery } from './whole-tables';

/** The templates of the members of a room. */
export function templatesIn({ room }: Context): readonly AnalysisTemplateNode[] {
  return room.memberships.flatMap(({ templates }) => itemsOf(templates));
}

/** The member who writes a template, if it is certain which one it is. */
export function authorOf(template: AnalysisTemplateNode, { room }: Context): Participant | undefined {
  const membership = nodeOf(template.membership);
  return membership && participantOf(room, membership);
}

/** The query of a template that is certainly SQL, if the text is known. */
export function queryOfTemplate(template: AnalysisTemplateNode, { tables }: Context): ReadQuery | undefined {
  const sql = sqlOf(template);
  return sql === undefined ? undefined : readQuery(sql, tables);
}

/** Whether a template can read a table directly. */
export function canRead(template: AnalysisTemplateNode, table: SharedTable, context: Context): boolean {
  const isDirect = isSql(template) ? table.queries : isPyspark(template) ? table.jobs : table.queries || table.jobs;
  return isDirect && canAllow(table.rule, template, authorOf(template, context), context.room);
}

/** What a template discloses. */
export function byTemplate(template: AnalysisTemplateNode, context: Context): readonly Disclosure[] {
  const { tables, canQuery, canRunJobs } = context;
  const canRun = isSql(template) ? canQuery : isPyspark(template) ? canRunJobs : canQuery || canRunJobs;
  if (!canRun) {
    return [];
  }
  const through = { kind: 'analysis', name: label(template) } as const;
  const query = queryOfTemplate(template, context);
  const usable = (table: SharedTable) => canRead(template, table, context);
  if (query?.understood) {
    const touches = touchesOf(query.understood);
    const run = runsOn(query.reads, usable, context);
    return touches
      .filter(({ table }) => usable(table))
      .flatMap((touch) => run(touch.table, { ...touch, read: true, through }));
  }
  const names = isPyspark(template) && isComplete(template.referencedTables) ? itemsOf(template.referencedTables) : [];
  const reads = names.map((name) => tablesNamed(name, tables));
  const read = names.length > 0 ? reads.flat() : tables;
  const run = runsOn(reads, usable, context);
  return read.filter(usable).flatMap((table) => {
    const touches = isSql(template) || !canRunJobs || !table.jobs ? byAnyQuery(table) : byAnyJob(table);
    return touches.flatMap((touch) => run(table, { ...touch, read: false, through }));
  });
}

/**
 * What an analysis that reads these tables discloses, of which each name stands for one: to those who are admitted by a
 * table for each name, and nothing if it cannot read any table for a name of the app.
 */
function runsOn(
  reads: readonly (readonly SharedTable[])[],
  usable: (table: SharedTable) => boolean,
  context: Context,
): (table: SharedTable, touch: Omit<Disclosed, 'admissions'>) => readonly Disclosure[] {
  const known = inApp(reads).map((candidates) => candidates.filter(usable));
  const admissions = admissionsOf(known);
  return (table, touch) => disclosed({ ...touch, admissions: [...admissions, [table.admitted]] }, context);
}
