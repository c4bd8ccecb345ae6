import { CfnOutput, Stack, Stage } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import type { OutputName } from './intrinsics';
import { readRaw } from './resolve';

/** Finds the outputs of a construct tree that other stacks import. */
export class OutputReader {
  private outputs: readonly CfnOutput[] | undefined;

  constructor(private readonly root: IConstruct) {}

  /**
   * The output that a stack imports. An app can contain several copies of one deployment, so the output must be the only
   * one of its name in the stage, account and Region of the reference.
   */
  public find(from: Stack, name: OutputName): CfnOutput | undefined {
    this.outputs ??= this.root.node.findAll().filter((construct) => construct instanceof CfnOutput);
    const [output, ...others] = this.outputs.filter((candidate) => isImported(candidate, from, name));
    return others.length > 0 ? undefined : output;
  }
}

/** The account and Region of an output, if its name has them. */
function placeOf(name: OutputName): { readonly account?: string; readonly region?: string } {
  const { account, region } = 'stackName' in name ? name : {};
  return { ...(account !== undefined && { account }), ...(region !== undefined && { region }) };
}

function isImported(output: CfnOutput, from: Stack, name: OutputName): boolean {
  const stack = Stack.of(output);
  const { region, account } = { region: from.region, account: from.account, ...placeOf(name) };
  // Without an account or Region, stacks of one stage are deployed to the same ones, as the CDK assumes, too.
  if (Stage.of(stack) !== Stage.of(from) || stack.account !== account || stack.region !== region) {
    return false;
  }
  return 'exportName' in name
    ? readRaw(output, output.exportName) === name.exportName
    : stack.stackName === name.stackName && stack.resolve(output.logicalId) === name.outputName;
}
