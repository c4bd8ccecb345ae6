import { CloudFormationError } from './errors';
import type { Stack, StackOutput } from './stack';

/** What the stacks of one account and Region export to each other. */
export class Exports {
  constructor(private readonly stacks: readonly Stack[]) {}

  value(name: string): string {
    const found = this.list().find((entry) => entry.name === name);
    if (found === undefined) {
      throw new CloudFormationError(`No export named ${name} found`);
    }
    return found.value;
  }

  list(): Array<{ readonly name: string; readonly value: string; readonly stackId: string }> {
    return this.stacks.flatMap(({ id, outputs }) =>
      outputs.flatMap(({ exportName, value }) => (exportName ? [{ name: exportName, value, stackId: id }] : [])),
    );
  }

  importers(name: string): string[] {
    return this.stacks.filter(({ imports, isDeleted }) => !isDeleted && imports.has(name)).map((stack) => stack.name);
  }

  /** Throws if the stack's new outputs take a name of another stack, or change what another stack uses. */
  requireFree(stack: Stack, outputs: readonly StackOutput[]): void {
    const others = this.list().filter(({ stackId }) => stackId !== stack.id);
    for (const { exportName } of outputs) {
      const taken = others.find(({ name }) => name === exportName);
      if (taken !== undefined) {
        throw new CloudFormationError(`Export with name ${exportName} is already exported by stack ${taken.stackId}`);
      }
    }
    const used = this.inUse(stack, outputs);
    if (used !== undefined) {
      throw new CloudFormationError(used);
    }
  }

  /** Why the stack's exports cannot become those of the given outputs. */
  inUse(stack: Stack, outputs: readonly StackOutput[]): string | undefined {
    for (const { exportName, value } of stack.outputs) {
      const after = outputs.find((output) => output.exportName === exportName);
      const users = exportName === undefined ? [] : this.importers(exportName);
      if (users.length > 0 && after?.value !== value) {
        const what = after === undefined ? 'delete' : 'update';
        return `Cannot ${what} export ${exportName} as it is in use by ${users.join(', ')}.`;
      }
    }
    return undefined;
  }
}
