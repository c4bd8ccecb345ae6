import { PropertyInjectors } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

/**
 * The properties after the nearest property injector above the scope has changed them.
 *
 * The decorator of the CDK is not part of its public API. This function does the same with public API.
 *
 * @see https://github.com/aws/aws-cdk-rfcs/blob/main/text/0693-property-injection.md
 */
export function injected<T>(uniqueId: string, scope: Construct, id: string, props: T): T {
  for (const construct of [...scope.node.scopes].reverse()) {
    if (!PropertyInjectors.hasPropertyInjectors(construct)) {
      continue;
    }
    const injector = PropertyInjectors.of(construct).for(uniqueId);
    if (injector) {
      return injector.inject(props, { scope, id });
    }
  }
  return props;
}
