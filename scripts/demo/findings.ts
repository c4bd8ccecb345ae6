import type { CloudAssembly } from 'aws-cdk-lib/cx-api';

/** What the constructs of an app were told about, in the words of the user's terminal. */
export function findingsIn(assembly: CloudAssembly): string[] {
  return assembly.stacks.flatMap((stack) =>
    stack.messages
      .filter(({ level }) => level !== 'info')
      .map(({ level, id, entry }) => `${level} ${id.replace(/^\//, '')}\n    ${entry.data}`),
  );
}
