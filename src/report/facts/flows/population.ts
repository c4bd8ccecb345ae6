import { knownValue } from '../../../model/fact';
import { sqlOf } from '../../../model/kinds/analysis-template';
import { type IntermediateTableNode, nodeOf } from '../../../model/nodes';

/** The query that fills an intermediate table, if it is known: its text, or that of a template. */
export function populationOf(node: IntermediateTableNode): string | undefined {
  const template = nodeOf(node.template);
  return template ? sqlOf(template) : knownValue(node.sql);
}
