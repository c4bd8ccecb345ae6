import type { Source } from '../model/source';
import { StackReader } from './stack-reader';
import type { StackTemplate } from './stack-template';
import { TemplateOutputs } from './template-outputs';
import type { TemplateResource } from './template-resource';

/** A source whose resources have a place in a template. */
export interface TemplateSource extends Source {
  readonly resources: readonly TemplateResource[];
}

/** A source with the resources of all templates, those of nested stacks included, which are read as one app. */
export function templateSource(stacks: readonly StackTemplate[]): TemplateSource {
  const outputs = new TemplateOutputs();
  const readers = stacks.flatMap((stack) => new StackReader(stack, outputs).withNested());
  outputs.add(readers);
  return {
    resources: readers.flatMap(({ resources }) => resources),
    hidden: readers.flatMap((reader) => reader.hidden()),
  };
}
