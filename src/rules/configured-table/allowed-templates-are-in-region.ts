import { knownValue } from '../../model/fact';
import { unique } from '../../model/unique';
import { code, text } from '../../private/text';
import { allowedArns } from '../allowed-analyses';
import { nameOf, quoted, rule } from '../rule';

export const allowedTemplatesAreInRegion = rule({
  id: 'AllowedTemplatesAreInRegion',
  catalogueIds: ['CR-CUSTOM-038'],
  subject: 'configuredTable',
  severity: 'error',
  title: 'A custom analysis rule allows analysis templates in the Region of its table',
  why: 'a collaboration, its analysis templates and the configured tables of its members are in one Region',
  fix: text`pass the ARN of an analysis template in the Region of the table to
    ${code('AllowedAnalyses.templateArns(…)')}`,
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_AnalysisTemplate.html',
    basis: 'inferred',
    proof: 'an ARN contains the Region of the template, in which the table cannot be associated',
  },
  check: (table) => {
    const region = knownValue(table.env.region);
    if (region === undefined) {
      return [];
    }
    return unique(allowedArns(table)).flatMap((arn) => {
      const [, , service, other] = arn.split(':');
      if (service !== 'cleanrooms' || !other || other === region) {
        return [];
      }
      const what = `${nameOf(table)} is in ${region}, but allows an analysis template in ${other}: ${quoted([arn])}`;
      return [{ what, property: 'AnalysisRules' }];
    });
  },
});
