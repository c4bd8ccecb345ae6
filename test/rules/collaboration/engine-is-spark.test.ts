import { engineIsSpark } from '../../../src/rules/collaboration/engine-is-spark';
import { collaboration, known, UNKNOWN } from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

describeRule(engineIsSpark, {
  fires: [
    {
      name: 'the engine is the old one',
      subject: () => collaboration({ analyticsEngine: known('CLEAN_ROOMS_SQL') }),
      violations: [
        {
          severity: 'error',
          what: '"Ads" has the analytics engine "CLEAN_ROOMS_SQL", which has been retired',
          fix: 'use `Collaboration`, whose engine is Spark, or specify no engine',
          property: 'AnalyticsEngine',
        },
      ],
    },
  ],
  quiet: [
    { name: 'the engine is Spark', subject: () => collaboration({ analyticsEngine: known('SPARK') }) },
    { name: 'no engine is specified', subject: () => collaboration() },
    { name: 'the engine is a new one', subject: () => collaboration({ analyticsEngine: known('FLINK') }) },
  ],
  unknown: [{ name: 'the engine is a token', subject: () => collaboration({ analyticsEngine: UNKNOWN }) }],
});
