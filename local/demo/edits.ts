import type { App, CfnResource } from 'aws-cdk-lib';
import {
  CfnAnalysisTemplate,
  CfnCollaboration,
  CfnConfiguredTable,
  CfnPrivacyBudgetTemplate,
} from 'aws-cdk-lib/aws-cleanrooms';

// What a user would write into the source of an example, done to the tree instead.

/** Changes in place. */
export function setEpsilon(app: App, epsilon: number): void {
  only(app, CfnPrivacyBudgetTemplate).addPropertyOverride('Parameters.Epsilon', epsilon);
}

/** Changes in place. */
export function describeCollaboration(app: App, description: string): void {
  only(app, CfnCollaboration).description = description;
}

/** Changes in place. */
export function describeTables(app: App, description: string): void {
  for (const table of app.node.findAll().filter((construct) => construct instanceof CfnConfiguredTable)) {
    table.description = description;
  }
}

/** The SQL of a template is fixed at its creation, so the template is replaced. */
export function rewriteSql(app: App, rewrite: (sql: string) => string): void {
  const template = only(app, CfnAnalysisTemplate);
  const { text } = template.source as CfnAnalysisTemplate.AnalysisSourceProperty;
  template.addPropertyOverride('Source.Text', rewrite(String(text)));
}

function only<T extends CfnResource>(app: App, type: new (...args: never[]) => T): T {
  const [found, ...others] = app.node.findAll().filter((construct) => construct instanceof type);
  if (found === undefined || others.length > 0) {
    throw new Error(`the app has ${others.length + (found ? 1 : 0)} of ${type.name}, not one`);
  }
  return found as T;
}
