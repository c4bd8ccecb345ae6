import { type CfnElement, type CfnOutput, CfnParameter, CfnResource, Stack } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { OutputReader } from './construct-outputs';
import type { OutputName, References } from './intrinsics';
import { onceFor } from './once-for';
import { type Raw, ReferenceTo } from './raw';
import { readRaw } from './resolve';

/** Follows the references of a construct tree that name their targets by logical IDs, exports or stacks. */
export class ReferenceReader {
  private readonly elementsIn = onceFor(elementsOf);
  private readonly outputs: OutputReader;
  /** Outputs that import each other have no value. */
  private readonly reading = new Set<CfnOutput>();

  constructor(root: IConstruct) {
    this.outputs = new OutputReader(root);
  }

  /** What the references in the template of a construct lead to. */
  public of(construct: IConstruct): References {
    return new ReferencesOf(construct, this);
  }

  public attribute(construct: IConstruct, logicalId: string, attribute: string): Raw {
    const element = this.elementAt(Stack.of(construct), logicalId);
    return element && new ReferenceTo(element, attribute);
  }

  public output(construct: IConstruct, name: OutputName): Raw {
    const output = this.outputs.find(Stack.of(construct), name);
    return output && this.valueOf(output);
  }

  private valueOf(output: CfnOutput): Raw {
    if (this.reading.has(output)) {
      return undefined;
    }
    this.reading.add(output);
    const value = readRaw(output, output.value, this.of(output));
    this.reading.delete(output);
    return value;
  }

  private elementAt(stack: Stack, logicalId: string): CfnElement | undefined {
    // Pseudo parameters, for example `AWS::Partition`, are not elements. To resolve all logical IDs takes time.
    if (logicalId.includes(':')) {
      return undefined;
    }
    return this.elementsIn(stack).get(logicalId);
  }
}

/** The references in the template of a construct. Each construct has them, so that they make nothing in vain. */
class ReferencesOf implements References {
  constructor(
    private readonly construct: IConstruct,
    private readonly reader: ReferenceReader,
  ) {}

  public ref(logicalId: string): Raw {
    return this.attribute(logicalId, 'Ref');
  }

  public attribute(logicalId: string, name: string): Raw {
    return this.reader.attribute(this.construct, logicalId, name);
  }

  public output(name: OutputName): Raw {
    return this.reader.output(this.construct, name);
  }
}

/** The resources and parameters of a stack by their logical IDs. */
function elementsOf(stack: Stack): ReadonlyMap<string, CfnElement> {
  const elements = stack.node
    .findAll()
    .filter((one): one is CfnElement => CfnResource.isCfnResource(one) || one instanceof CfnParameter)
    .filter((one) => one.stack === stack);
  return new Map(elements.map((one) => [stack.resolve(one.logicalId), one]));
}
