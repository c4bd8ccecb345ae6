import { CfnPrivacyBudgetTemplate } from 'aws-cdk-lib/aws-cleanrooms';
import { buildApp } from '../../examples/campaign-reach/app';
import { findingsIn } from './findings';

/** What the user reads who forgets the privacy budget, before anything is deployed. */
export function messageAfterMistake(): string {
  // The output folder is that of the sound app; this one keeps nothing.
  delete process.env.CDK_OUTDIR;
  const app = buildApp();
  for (const { node } of app.node.findAll().filter((one) => one instanceof CfnPrivacyBudgetTemplate)) {
    node.scope?.node.tryRemoveChild(node.id);
  }
  let findings: string[];
  try {
    findings = findingsIn(app.synth());
  } catch (error) {
    return (error as Error).message;
  }
  if (findings.length === 0) {
    throw new Error('no rule has noticed that the privacy budget is missing');
  }
  return findings.join('\n');
}
