import { customOf, userIdentifiersOf } from '../../model/analysis-rule';
import { itemsOf } from '../../model/fact';
import { code, text } from '../../private/text';
import { nameOf, rule } from '../rule';

export const differentialPrivacyStandsAlone = rule({
  id: 'DifferentialPrivacyStandsAlone',
  catalogueIds: ['CR-CUSTOM-022'],
  subject: 'configuredTable',
  severity: 'error',
  title: 'Differential privacy is not combined with aggregation thresholds or comparison controls',
  why: 'Clean Rooms accepts either differential privacy, or aggregation thresholds with comparison controls',
  fix: text`use either ${code('OutputProtection.differentialPrivacy(…)')} or
    ${code('OutputProtection.aggregationThreshold({ … })')}`,
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_AnalysisRuleCustom.html',
    basis: 'documented',
  },
  check: (table) => {
    const custom = customOf(table.rule);
    if (!custom || !userIdentifiersOf(table.rule)) {
      return [];
    }
    const others = [
      ...(itemsOf(custom.thresholds).length > 0 ? ['aggregation thresholds'] : []),
      ...(custom.comparisonControls.state === 'known' ? ['comparison controls'] : []),
    ];
    if (others.length === 0) {
      return [];
    }
    return [
      {
        what: `the custom analysis rule of ${nameOf(table)} combines differential privacy with ${others.join(' and ')}`,
        property: 'AnalysisRules',
      },
    ];
  },
});
