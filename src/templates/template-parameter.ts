/** The target of a reference to a parameter of a template, whose value only the deployment has. */
export class TemplateParameter {
  constructor(
    /** The path of the stack. */
    readonly stack: string,
    readonly name: string,
    /** The value that a new stack has without another one. */
    readonly defaultValue: unknown,
  ) {}
}
