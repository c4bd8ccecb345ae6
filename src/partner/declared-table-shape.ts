import { type AnalysisRule, AnalysisRuleType } from '../configured-table/analysis-rule';
import { AnalysisMethod } from '../configured-table/configured-table';
import { ACCOUNT_ID } from '../private/formats';
import { enumOf, formatted, instance, knownText, listOf, mapOf, optional, STRING, struct } from '../private/shape';
import type { DeclaredTable } from './declared-table';

const COLUMNS = listOf(STRING);

/** The shape of a `DeclaredTable`. */
export const DECLARED_TABLE = struct<DeclaredTable>({
  tableName: knownText(STRING, {
    why: 'queries refer to the table by this name, and rules compare it at synthesis',
    fix: 'specify the name as a literal string',
  }),
  allowedColumns: optional(COLUMNS),
  columnTypes: optional(mapOf(STRING)),
  analysisMethod: optional(enumOf('AnalysisMethod', AnalysisMethod)),
  analysisRule: optional(instance<AnalysisRule>('AnalysisRule')),
  analysisRuleType: optional(enumOf('AnalysisRuleType', AnalysisRuleType, 'known at synthesis')),
  resultReceivers: optional(listOf(formatted(ACCOUNT_ID))),
  allowedAdditionalAnalyses: optional(listOf(STRING)),
});
