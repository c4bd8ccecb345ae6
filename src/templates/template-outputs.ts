import type { OutputName } from '../model/intrinsics';
import { isPlain, type Raw } from '../model/raw';
import type { StackTemplate } from './stack-template';
import type { TemplateResource } from './template-resource';

/** The custom resources by which the CDK sends values to stacks of other Regions. */
const READER = 'Custom::CrossRegionExportReader';
const WRITER = 'Custom::CrossRegionExportWriter';

/** The scope, account and Region in which a value can be read, and its name. */
type Key = readonly (string | undefined)[];

/** The reader of a stack that sends values to others. */
export interface Sender {
  readonly stack: StackTemplate;
  readonly resources: readonly TemplateResource[];
  /** The names of all outputs, each with the name of its export. */
  exports(): readonly (readonly [string, Raw])[];
  /** The value of an output, if the template has it. */
  outputOf(name: string): Raw;
}

/** What stacks send to each other. Only stacks of one scope and account do. */
export class TemplateOutputs {
  private readonly sent = new Map<string, (() => Raw)[]>();
  private readers: readonly Sender[] = [];
  private isIndexed = false;

  /** Called once, when all stacks are there. */
  public add(readers: readonly Sender[]): void {
    this.readers = readers;
  }

  /**
   * The value of an output that a stack imports. Several templates can be copies of one deployment, so the output must be
   * the only one of its name.
   */
  public valueOf(name: OutputName, from: Sender): Raw {
    const { scope, account, region } = from.stack;
    return 'exportName' in name
      ? this.find([scope, account, region, 'export', name.exportName])
      : this.find([scope, name.account ?? account, name.region ?? region, 'stack', name.stackName, name.outputName]);
  }

  /** The value that another stack sends to a resource which returns it by the name of an attribute. */
  public sentTo(from: Sender, type: string, attribute: string): Raw {
    const { scope, account, region } = from.stack;
    return type === READER ? this.find([scope, account, region, 'writer', attribute]) : undefined;
  }

  private find(key: Key): Raw {
    this.index();
    const [sent, ...others] = this.sent.get(JSON.stringify(key)) ?? [];
    return others.length > 0 ? undefined : sent?.();
  }

  private index(): void {
    if (this.isIndexed) {
      return;
    }
    this.isIndexed = true;
    for (const reader of this.readers) {
      const { scope, account, region, stackName } = reader.stack;
      for (const [name, exportName] of reader.exports()) {
        const value = () => reader.outputOf(name);
        if (stackName !== undefined) {
          this.enter([scope, account, region, 'stack', stackName, name], value);
        }
        if (typeof exportName === 'string') {
          this.enter([scope, account, region, 'export', exportName], value);
        }
      }
      for (const resource of reader.resources.filter(({ type }) => type === WRITER)) {
        this.enterWritten(reader, resource.property('writerProps'));
      }
    }
  }

  private enterWritten(reader: Sender, written: Raw): void {
    const { scope, account } = reader.stack;
    const { region, exports } = isPlain(written) ? written : {};
    const to = typeof region === 'string' ? region : undefined;
    for (const [name, value] of Object.entries(isPlain(exports) ? exports : {})) {
      this.enter([scope, account, to, 'writer', name], () => value);
    }
  }

  private enter(key: Key, value: () => Raw): void {
    const id = JSON.stringify(key);
    this.sent.set(id, [...(this.sent.get(id) ?? []), value]);
  }
}
