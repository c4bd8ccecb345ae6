import type { Construct } from 'constructs';
import type { AnalysisRule } from '../configured-table/analysis-rule';
import { AnalysisMethod, ConfiguredTable, type ConfiguredTableProps } from '../configured-table/configured-table';
import { IntermediateTable, type IntermediateTableProps } from '../intermediate-table/intermediate-table';
import { readAnalysisRule } from '../model/analysis-rule';
import { is, knownValue } from '../model/fact';
import { readRaw } from '../model/resolve';
import { enumOf, instance, optional } from '../private/shape';
import { REQUIRED } from '../private/words';
import { groupsOfAggregation, groupsOfList, groupsOfThresholds } from './group-sizes';
import type { Requirements, Weakness } from './strict-injector';
import { unprotectedQueries, unreviewedJobs } from './unreviewed-analyses';

const ANALYSIS_RULE = optional(instance<AnalysisRule>('AnalysisRule'));

type Props = Pick<ConfiguredTableProps, 'analysisRule' | 'analysisMethod'>;

/** Results of analyses that are not reviewed are protected, and contain no small groups. */
export function tableRequirements(minimumGroupSize: number): Requirements<Props> {
  return {
    constructUniqueId: ConfiguredTable.PROPERTY_INJECTION_ID,
    shapes: {
      analysisRule: ANALYSIS_RULE,
      analysisMethod: optional(enumOf('AnalysisMethod', AnalysisMethod)),
    },
    weaknesses: ({ analysisRule, analysisMethod = AnalysisMethod.DIRECT_QUERY }, scope) => [
      ...(analysisMethod === AnalysisMethod.DIRECT_JOB ? [] : ofQueries(analysisRule, scope, minimumGroupSize)),
      ...(analysisMethod === AnalysisMethod.DIRECT_QUERY ? [] : ofJobs(analysisRule, scope)),
    ],
  };
}

/** Queries and jobs can analyze an intermediate table: it has no analysis method. */
export function intermediateTableRequirements(
  minimumGroupSize: number,
): Requirements<Pick<IntermediateTableProps, 'analysisRule'>> {
  return {
    constructUniqueId: IntermediateTable.PROPERTY_INJECTION_ID,
    shapes: { analysisRule: ANALYSIS_RULE },
    weaknesses: ({ analysisRule }, scope) => [
      ...ofQueries(analysisRule, scope, minimumGroupSize),
      ...ofJobs(analysisRule, scope),
    ],
  };
}

/** Of queries that return results, and not only the input of an additional analysis. */
function ofQueries(analysisRule: AnalysisRule | undefined, scope: Construct, minimumGroupSize: number): Weakness[] {
  const rule = readAnalysisRule(readRaw(scope, analysisRule?._render()));
  if (is(rule.additionalAnalyses, REQUIRED)) {
    return [];
  }
  const custom = knownValue(rule.custom);
  return [
    ...groupsOfAggregation(knownValue(rule.aggregation), minimumGroupSize),
    ...groupsOfList(knownValue(rule.list), minimumGroupSize),
    ...(custom ? unprotectedQueries(custom, scope) : []),
    ...(custom ? groupsOfThresholds(custom, scope, minimumGroupSize) : []),
  ];
}

/** Jobs ignore `additionalAnalyses`, as they do all output controls. */
function ofJobs(analysisRule: AnalysisRule | undefined, scope: Construct): Weakness[] {
  const custom = knownValue(readAnalysisRule(readRaw(scope, analysisRule?._render())).custom);
  return custom ? unreviewedJobs(custom, scope) : [];
}
