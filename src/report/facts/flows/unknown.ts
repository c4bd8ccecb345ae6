import { knownValue } from '../../../model/fact';
import { isPyspark, sqlOf } from '../../../model/kinds/analysis-template';
import { type AnalysisTemplateNode, type IntermediateTableNode, label, nodeOf } from '../../../model/nodes';
import { tablesOf } from '../../../sql/names';
import type { UnknownValue } from '../../report';
import { sortedBy } from '../sorted';
import type { Context } from './context';
import { outsideTemplates } from './direct';
import { readQuery } from './query';
import { type SharedTable, tablesNamed } from './tables';
import { templatesIn } from './templates';

/** What is not known of the analyses of a room. */
export function unknownIn(context: Context): readonly UnknownValue[] {
  const values = [
    ...templatesIn(context).flatMap((template) => ofTemplate(template, context)),
    ...context.tables.flatMap((table) => [...ofRule(table, context), ...ofFill(table, context)]),
  ];
  const distinct = new Map(values.map((value) => [JSON.stringify([value.of, value.what]), value]));
  return sortedBy([...distinct.values()], ({ of, what }) => [of, what]);
}

function ofTemplate(template: AnalysisTemplateNode, context: Context): readonly UnknownValue[] {
  const name = JSON.stringify(label(template));
  const { path: of } = template;
  if (isPyspark(template)) {
    return [{ of, what: `what the code of ${name} returns` }];
  }
  const sql = sqlOf(template);
  return sql === undefined ? [{ of, what: `the text of ${name}` }] : ofQuery(sql, { of, name }, context);
}

/** What a query returns, and which tables it reads. */
function ofQuery(sql: string, { of, name }: { of: string; name: string }, context: Context): readonly UnknownValue[] {
  const isUnderstood = readQuery(sql, context.tables).understood !== undefined;
  return [
    ...(isUnderstood ? [] : [{ of, what: `what the query of ${name} returns, which is not understood` }]),
    ...tablesOf(sql).flatMap((table) => {
      const found = tablesNamed(table, context.tables);
      const quoted = JSON.stringify(table);
      const isCertain = found.length === 1 && found[0]?.node.name.state === 'known';
      return isCertain ? [] : [{ of, what: `which table ${name} reads as ${quoted}` }];
    }),
  ];
}

function ofRule({ node, name, rule }: SharedTable, context: Context): readonly UnknownValue[] {
  const templates = rule.kind === 'custom' ? outsideTemplates(rule, context) : [];
  return templates
    .filter((template) => template !== '')
    .map((template) => ({
      of: node.path,
      what: `the text of the analysis template ${template}, which ${JSON.stringify(name)} allows`,
    }));
}

function ofFill({ node, name }: SharedTable, context: Context): readonly UnknownValue[] {
  return node.kind === 'intermediateTable' ? ofPopulation(node, JSON.stringify(name), context) : [];
}

function ofPopulation(node: IntermediateTableNode, name: string, context: Context): readonly UnknownValue[] {
  const { path: of } = node;
  if (nodeOf(node.template)) {
    // What is not known of a template is listed once.
    return [];
  }
  const sql = knownValue(node.sql);
  return sql === undefined ? [{ of, what: `the query that fills ${name}` }] : ofQuery(sql, { of, name }, context);
}
