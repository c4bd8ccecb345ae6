import type { AnalysisRule } from '../configured-table/analysis-rule';
import { AnalysisMethod, ConfiguredTable, type ConfiguredTableProps } from '../configured-table/configured-table';
import { readAnalysisRule } from '../model/analysis-rule';
import { is, knownValue } from '../model/fact';
import { readRaw } from '../model/resolve';
import { enumOf, instance, optional } from '../private/shape';
import { REQUIRED } from '../private/words';
import { groupsOfAggregation, groupsOfList, groupsOfThresholds } from './group-sizes';
import type { Requirements } from './strict-injector';
import { unprotectedQueries, unreviewedJobs } from './unreviewed-analyses';

type Props = Pick<ConfiguredTableProps, 'analysisRule' | 'analysisMethod'>;

/** Results of analyses that are not reviewed are protected, and contain no small groups. */
export function tableRequirements(minimumGroupSize: number): Requirements<Props> {
  return {
    constructUniqueId: ConfiguredTable.PROPERTY_INJECTION_ID,
    shapes: {
      analysisRule: optional(instance<AnalysisRule>('AnalysisRule')),
      analysisMethod: optional(enumOf('AnalysisMethod', AnalysisMethod)),
    },
    weaknesses: ({ analysisRule, analysisMethod = AnalysisMethod.DIRECT_QUERY }, scope) => {
      const rule = readAnalysisRule(readRaw(scope, analysisRule?._render()));
      const custom = knownValue(rule.custom);
      // Jobs ignore `additionalAnalyses`, as they do all output controls.
      const jobs = custom && analysisMethod !== AnalysisMethod.DIRECT_QUERY ? unreviewedJobs(custom, scope) : [];
      if (analysisMethod === AnalysisMethod.DIRECT_JOB || is(rule.additionalAnalyses, REQUIRED)) {
        // Queries do not run, or their results are only the input of additional analyses.
        return jobs;
      }
      return [
        ...groupsOfAggregation(knownValue(rule.aggregation), minimumGroupSize),
        ...groupsOfList(knownValue(rule.list), minimumGroupSize),
        ...(custom ? unprotectedQueries(custom, scope) : []),
        ...(custom ? groupsOfThresholds(custom, scope, minimumGroupSize) : []),
        ...jobs,
      ];
    },
  };
}
