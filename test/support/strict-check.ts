import { type App, CloudFormationValidatePlugin, Validations } from 'aws-cdk-lib';
import { vi } from 'vitest';

/** The context with which the CDK's own check of templates stops a synthesis, instead of printing a warning. */
export const STRICT = {
  '@aws-cdk/core:validateAgainstDefaultRules': true,
  '@aws-cdk/core:strictCfnValidateErrors': true,
};

/** It takes seconds to start, so that one of it serves all tests of a worker; the first gets as long as that takes. */
let builtIn: CloudFormationValidatePlugin | undefined;
export const STRICT_CHECK_TIMEOUT = 60_000;

export function addBuiltInCheck(app: App): void {
  builtIn ??= new CloudFormationValidatePlugin();
  Validations.of(app).addPlugins(builtIn);
}

/** What the built-in check says of an app with the context above: the failure of its synthesis, or what it prints. */
export function strictReportOn(app: App): string {
  addBuiltInCheck(app);
  const printed = vi.spyOn(console, 'error').mockImplementation(() => {});
  try {
    app.synth();
    return printed.mock.calls.join('\n');
  } catch (error) {
    return (error as Error).message;
  } finally {
    printed.mockRestore();
  }
}
