import { isAbsent, itemsOf, knownValue, type ListFact } from '../../../model/fact';
import { sqlOf } from '../../../model/kinds/analysis-template';
import {
  type AnalysisTemplateNode,
  hasEveryMembership,
  type IntermediateTableNode,
  label,
  nodeOf,
} from '../../../model/nodes';
import { sha256Of } from '../../../private/digest';
import { SQL } from '../../../private/words';
import { ruleIn } from '../../../queries/rules-of-tables';
import { listed, queryTable } from '../../../rules/query-tables';
import { type Evaluation, evaluate } from '../../../sql/evaluation/evaluate';
import type { QueryTable } from '../../../sql/evaluation/tables';
import { tablesOf } from '../../../sql/names';
import type { ReportedAnalysis, ResultColumn } from '../../report';
import { ownerOf, participantOf } from '../owner';
import { sortedBy } from '../sorted';
import type { Context } from './context';
import { certainlyAllows, certainlyAllowsQueryOf } from './permissions';
import { type ReadQuery, readQuery } from './query';
import { guardsOf } from './rules';
import { type SharedTable, tablesNamed } from './tables';
import { authorOf, templatesIn } from './templates';

/** The analyses of a room whose texts are in the app, and PySpark templates, by owner and name. */
export function analysesIn(context: Context): readonly ReportedAnalysis[] {
  const templates = templatesIn(context).map((template) => ofTemplate(template, context));
  const fills = context.tables.flatMap(({ node }) =>
    node.kind === 'intermediateTable' && !isAbsent(node.sql) ? [ofIntermediateTable(node, context)] : [],
  );
  return sortedBy([...templates, ...fills], ({ owner, name, kind }) => [owner, name, kind]);
}

function ofTemplate(template: AnalysisTemplateNode, context: Context): ReportedAnalysis {
  const author = authorOf(template, context);
  const allows = ({ rule }: SharedTable) => certainlyAllows(rule, template, author);
  const sql = sqlOf(template);
  const parameters = itemsOf(template.declarations).flatMap((one) => {
    const name = knownValue(one.name);
    return name === undefined ? [] : [{ name, type: knownValue(one.type) ?? null }];
  });
  return {
    owner: ownerOf(context.room, template),
    name: label(template),
    kind: 'template',
    format: knownValue(template.format) ?? null,
    ...ofText(sql, { context, parameters: namesOf(template.parameters) }),
    parameters,
    reads: readBy(sql === undefined ? itemsOf(template.referencedTables) : tablesOf(sql), context),
    allowedBy: namesIn(context.tables.filter(allows)),
  };
}

function ofIntermediateTable(node: IntermediateTableNode, context: Context): ReportedAnalysis {
  const { room, tables } = context;
  const membership = nodeOf(node.membership);
  const author = membership && participantOf(room, membership);
  const sql = knownValue(node.sql);
  const runner = author && knownValue(author.facts.account);
  return {
    owner: ownerOf(room, node),
    name: label(node),
    kind: 'intermediateTable',
    format: SQL,
    ...ofText(sql, { context, runner }),
    parameters: [],
    reads: readBy(sql === undefined ? [] : tablesOf(sql), context),
    allowedBy: namesIn(
      tables.filter(({ node: other, rule }) => other !== node && certainlyAllowsQueryOf(rule, author)),
    ),
  };
}

type OfText = Pick<
  ReportedAnalysis,
  'text' | 'sha256' | 'understood' | 'verdict' | 'privacyVerdict' | 'aggregationsPerRun' | 'columns'
>;

function ofText(
  sql: string | undefined,
  { context, parameters, runner }: { context: Context; parameters?: readonly string[]; runner?: string },
): OfText {
  if (sql === undefined) {
    return {
      text: null,
      sha256: null,
      understood: false,
      verdict: null,
      privacyVerdict: null,
      aggregationsPerRun: null,
      columns: null,
    };
  }
  const query = readQuery(sql, context.tables);
  const { verdict } = evaluate(sql, { tables: queryTables(sql, context), parameters, runner });
  const isPrivate = query.reads.some(
    ([table, other]) => table !== undefined && !other && guardsOf(table.rule, '').includes('DP'),
  );
  return {
    text: sql,
    sha256: sha256Of(sql),
    understood: query.understood !== undefined,
    verdict,
    privacyVerdict: isPrivate ? PRIVACY_VERDICTS[verdict] : null,
    aggregationsPerRun: isPrivate ? (query.understood?.aggregations ?? null) : null,
    columns: columnsOf(query),
  };
}

/** The words of the service for the validation of templates on tables with differential privacy. */
const PRIVACY_VERDICTS = {
  allowed: 'VALID',
  refused: 'INVALID',
  unknown: 'UNABLE_TO_VALIDATE',
} as const satisfies Readonly<Record<Evaluation['verdict'], string>>;

/** The tables as the evaluation of a query sees them: it refuses names of tables that certainly do not exist. */
function queryTables(sql: string, { room, tables }: Context): readonly QueryTable[] {
  const isComplete = room.collaboration !== undefined && hasEveryMembership(room.collaboration);
  return tablesOf(sql).flatMap((name) => {
    const [table, other] = tablesNamed(name, tables);
    const isCertain = table !== undefined && !other && table.node.name.state === 'known';
    return isCertain ? [queryTable(table.node, ruleIn)] : table || !isComplete ? [{ name }] : [];
  });
}

function columnsOf({ understood }: ReadQuery): readonly ResultColumn[] | null {
  if (!understood?.complete) {
    return null;
  }
  return understood.columns.map(({ name, touches }) => {
    const from = touches.map(({ table, column, level }) => ({ table: table.name, column, level }));
    const distinct = new Map(from.map((one) => [JSON.stringify(one), one]));
    return {
      name: name ?? null,
      from: sortedBy([...distinct.values()], ({ table, column, level }) => [table, column, level]),
    };
  });
}

function readBy(names: readonly string[], { tables }: Context): readonly string[] {
  return [
    ...new Set(
      names.flatMap((name) => {
        const found = tablesNamed(name, tables).filter(({ node }) => node.name.state === 'known');
        return found.length > 0 ? found.map((table) => table.name) : [name];
      }),
    ),
  ].sort();
}

function namesIn(tables: readonly SharedTable[]): readonly string[] {
  return [...new Set(tables.map(({ name }) => name))].sort();
}

/** The names in a list, if all of them are known. An absent list is empty. */
function namesOf(names: ListFact<string>): readonly string[] | undefined {
  return isAbsent(names) ? [] : listed(names);
}
