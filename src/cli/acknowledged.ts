import type { Acknowledgement } from '../templates/acknowledgement';
import type { TemplateResource } from '../templates/template-resource';
import type { UnusedAcknowledgement } from './result';

/** Finds the acknowledgments of findings, and keeps those for which there is none. */
export class Acknowledgements {
  private readonly used = new Set<Acknowledgement>();

  constructor(
    private readonly all: readonly Acknowledgement[],
    private readonly notEvaluated: readonly string[],
  ) {}

  /** The reason with which a rule is acknowledged for a resource, if it is. The innermost one counts. */
  public reasonFor(rule: string, resource: TemplateResource): string | undefined {
    const matching = this.all
      .filter((one) => one.rule === rule && isFor(one, resource))
      .sort((a, b) => (b.path ?? '').length - (a.path ?? '').length);
    matching.forEach((one) => void this.used.add(one));
    return matching[0]?.reason;
  }

  /** The acknowledgments without a finding. Nothing is known of rules that are not evaluated. */
  public unused(): readonly UnusedAcknowledgement[] {
    return this.all
      .filter((one) => !this.used.has(one) && !this.notEvaluated.includes(one.rule))
      .map(({ rule, path, stack, document, at }) => ({
        rule,
        path: path ?? stack,
        place: { file: document.file, position: document.positionOf(at) },
      }));
  }
}

/** Whether an acknowledgment is for a resource: for its path or one around it, or for its stack. */
function isFor({ stack, path }: Acknowledgement, resource: TemplateResource): boolean {
  const { path: own } = resource.stack;
  const isInStack = own === stack || own.startsWith(`${stack}/`);
  return isInStack && (path === undefined || resource.path === path || resource.path.startsWith(`${path}/`));
}
