import { type EventPattern, type OnEventOptions, Rule } from 'aws-cdk-lib/aws-events';
import type { Construct } from 'constructs';
import { ON_EVENT_OPTIONS } from '../private/cdk-shapes';
import { SCOPE_OF_RESOURCES } from '../private/received';
import { requireShapes } from '../private/shape';
import type { Code } from '../private/text';

/** The rule of a pattern, for the method that errors name. */
export function newEventRule(
  method: Code,
  pattern: EventPattern,
  scope: Construct,
  id: string,
  options: OnEventOptions = {},
): Rule {
  const shapes = { ...SCOPE_OF_RESOURCES, options: ON_EVENT_OPTIONS };
  requireShapes(method, shapes, { scope, id, options });
  const rule = new Rule(scope, id, options);
  rule.addEventPattern(pattern);
  rule.addTarget(options.target);
  return rule;
}
