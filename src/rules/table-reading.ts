import { itemsOf, knownValue } from '../model/fact';
import { isPyspark, sqlOf } from '../model/kinds/analysis-template';
import {
  type AnalysisTemplateNode,
  type AssociationNode,
  type IntermediateTableNode,
  nodeOf,
  type TableNode,
  tablesNamed,
} from '../model/nodes';
import { unique } from '../model/unique';
import { tablesOf } from '../sql/names';
import { nameOf } from './rule';

/** The tables that an analysis reads by their names. */
export interface TableReading {
  /** The analysis in a message, for example `the query of "Reach"`. */
  readonly analysis: string;
  /** The names in lowercase, without duplicates. */
  readonly names: readonly string[];
  /** The property that contains the names. */
  readonly property: string;
}

/** What a template certainly reads: the tables in its SQL text, or those that a PySpark template lists. */
export function readingOfTemplate(template: AnalysisTemplateNode): TableReading | undefined {
  const sql = sqlOf(template);
  if (sql !== undefined) {
    return { analysis: `the query of ${nameOf(template)}`, names: tablesOf(sql), property: 'Source' };
  }
  if (!isPyspark(template)) {
    return undefined;
  }
  const names = itemsOf(template.referencedTables).map((name) => name.toLowerCase());
  return { analysis: `the code of ${nameOf(template)}`, names: unique(names), property: 'Schema' };
}

/** What certainly fills an intermediate table: its SQL text, or an analysis template. */
export function readingOfIntermediate(table: IntermediateTableNode): TableReading | undefined {
  const sql = knownValue(table.sql);
  const template = nodeOf(table.template);
  const property = 'PopulationAnalysisConfiguration';
  if (sql !== undefined) {
    return { analysis: `the query of ${nameOf(table)}`, names: tablesOf(sql), property };
  }
  const reading = template && readingOfTemplate(template);
  return reading && { ...reading, property };
}

/** The tables of the collaboration that an analysis certainly reads. */
export function tablesIn(
  { names }: TableReading,
  subject: AnalysisTemplateNode | IntermediateTableNode,
): readonly TableNode[] {
  return names.flatMap((name) => tablesNamed(name, subject));
}

/** The associations among the tables that an analysis certainly reads. */
export function associationsIn(
  reading: TableReading,
  subject: AnalysisTemplateNode | IntermediateTableNode,
): readonly AssociationNode[] {
  return tablesIn(reading, subject).filter((table) => table.kind === 'association');
}
