import { customOf } from '../../model/analysis-rule';
import { isComplete, itemsOf } from '../../model/fact';
import { label } from '../../model/nodes';
import { unique } from '../../model/unique';
import { code, text } from '../../private/text';
import { nameOf, quoted, rule } from '../rule';

export const customRuleAllowsAnalysis = rule({
  id: 'CustomRuleAllowsAnalysis',
  catalogueIds: ['CR-CUSTOM-008'],
  subject: 'configuredTable',
  severity: 'warning',
  title: 'The custom analysis rule of an associated table allows an analysis',
  why: 'a table whose rule allows no analysis can be associated, but cannot be queried',
  fix: text`allow analysis templates with ${code('AllowedAnalyses.templates(…)')}, or acknowledge this warning until the
    templates exist`,
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/custom-allowed-analyses.html',
    basis: 'documented',
  },
  check: (table) => {
    const custom = customOf(table.rule);
    if (custom?.allowedAnalyses.state !== 'known' || !isComplete(custom.allowedAnalyses)) {
      return [];
    }
    if (itemsOf(custom.allowedAnalyses).length > 0 || itemsOf(table.associations).length === 0) {
      return [];
    }
    const names = unique(itemsOf(table.associations).map(label));
    const use = `but the table is associated as ${quoted(names)}`;
    return [
      { what: `the custom analysis rule of ${nameOf(table)} allows no analysis, ${use}`, property: 'AnalysisRules' },
    ];
  },
});
