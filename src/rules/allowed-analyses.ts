import { type AnalysisTemplateNode, type ConfiguredTableNode, nodeOf } from '../model/nodes';
import { ANY_JOB, ANY_QUERY } from '../private/words';

/** The wildcards `ANY_QUERY` and `ANY_JOB` that the custom rule of a table certainly allows. */
export function allowedWildcards(table: ConfiguredTableNode): readonly string[] {
  return allowedLiterals(table).filter((text) => text === ANY_QUERY || text === ANY_JOB);
}

/** The analysis templates that the custom rule of a table specifies by a literal ARN. */
export function allowedArns(table: ConfiguredTableNode): readonly string[] {
  return allowedLiterals(table).filter((text) => text.startsWith('arn:'));
}

/** The templates of this app that the custom rule of a table allows. */
export function allowedTemplates(table: ConfiguredTableNode): readonly AnalysisTemplateNode[] {
  return [...new Set(table.allowed.flatMap((link) => nodeOf(link) ?? []))];
}

function allowedLiterals(table: ConfiguredTableNode): readonly string[] {
  return table.allowed.flatMap((link) =>
    link.to === 'outside' && link.text.state === 'known' ? [link.text.value] : [],
  );
}
