import { knownValue } from '../../model/fact';
import { code, text } from '../../private/text';
import { nameOf, quoted, rule } from '../rule';

export const engineIsSpark = rule({
  id: 'EngineIsSpark',
  catalogueIds: ['CR-COLLAB-019'],
  subject: 'collaboration',
  severity: 'error',
  title: 'The analytics engine of a collaboration is Spark',
  why: 'the Clean Rooms SQL engine has not been available since July 16, 2025',
  fix: text`use ${code('Collaboration')}, whose engine is Spark, or specify no engine`,
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_CreateCollaboration.html',
    basis: 'documented',
  },
  check: (collaboration) => {
    const engine = knownValue(collaboration.analyticsEngine);
    if (engine !== 'CLEAN_ROOMS_SQL') {
      return [];
    }
    const what = `${nameOf(collaboration)} has the analytics engine ${quoted([engine])}, which has been retired`;
    return [{ what, property: 'AnalyticsEngine' }];
  },
});
