import { CfnOutput, Stack, Stage } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { type Pointer, pointerOf } from './raw';
import { readRaw } from './resolve';
import type { OutputPointer } from './source';

/** An output that other stacks import, with what it returns. */
export interface Output {
  readonly stack: Stack;
  readonly pointer: Pointer;
}

/** Finds the outputs of a construct tree that other stacks import. */
export class OutputReader {
  private outputs: readonly CfnOutput[] | undefined;

  constructor(private readonly root: IConstruct) {}

  /**
   * The output that a stack imports. An app can contain several copies of one deployment, so the output must be the only
   * one of its name in the stage, account and Region of the reference.
   */
  public find(from: Stack, pointer: OutputPointer): Output | undefined {
    this.outputs ??= this.root.node.findAll().filter((construct) => construct instanceof CfnOutput);
    const [output, ...others] = this.outputs.filter((candidate) => isImported(candidate, from, pointer));
    if (!output || others.length > 0) {
      return undefined;
    }
    return { stack: Stack.of(output), pointer: pointerOf(readRaw(output, output.value)) };
  }
}

function isImported(output: CfnOutput, from: Stack, pointer: OutputPointer): boolean {
  const stack = Stack.of(output);
  const region = (pointer.kind === 'output' && pointer.region) || from.region;
  // Without an account or Region, stacks of one stage are deployed to the same ones, as the CDK assumes, too.
  if (Stage.of(stack) !== Stage.of(from) || stack.account !== from.account || stack.region !== region) {
    return false;
  }
  return pointer.kind === 'export'
    ? readRaw(output, output.exportName) === pointer.name
    : stack.stackName === pointer.stackName && stack.resolve(output.logicalId) === pointer.name;
}
