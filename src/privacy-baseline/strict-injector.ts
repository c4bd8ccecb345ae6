import { Annotations, type InjectionContext, type IPropertyInjector } from 'aws-cdk-lib';
import { InputError, type Problem } from '../private/errors';
import { inLanguageOfApp } from '../private/language';
import { type Shapes, struct } from '../private/shape';
import { code, type Text, text } from '../private/text';
import type { PrivacyException, PrivacyRequirement } from './privacy-exception';

/** What the user states that is weaker than a requirement. */
export interface Weakness extends Problem {
  readonly requirement: PrivacyRequirement;
}

/** What the preset requires of the properties of one class of constructs. */
export interface Requirements<T extends object> {
  /** The ID of the class for property injection. */
  readonly constructUniqueId: string;
  /** The types of the properties that it reads. */
  readonly shapes: Shapes<T>;
  /**
   * What the preset adds to properties that do not state it.
   *
   * @default - nothing; the construct already has these defaults
   */
  readonly defaults?: (props: T) => Partial<T>;
  /** What properties with these defaults state that is weaker than the preset. */
  readonly weaknesses: (props: T, scope: InjectionContext['scope']) => readonly Weakness[];
}

/** Adds what properties do not state, and throws an error for what they state that is weaker. */
export class StrictInjector<T extends object> implements IPropertyInjector {
  public readonly constructUniqueId: string;

  constructor(
    private readonly requirements: Requirements<T>,
    private readonly exceptions: readonly PrivacyException[],
  ) {
    this.constructUniqueId = requirements.constructUniqueId;
  }

  public inject(originalProps: T, { scope, id }: InjectionContext): T {
    const { shapes, defaults, weaknesses } = this.requirements;
    if (struct<T>(shapes).check(originalProps, 'props').length > 0) {
      // The construct reports all values of wrong types.
      return originalProps;
    }
    const props = { ...originalProps, ...defaults?.(originalProps) };
    const path = [scope.node.path, id].filter((part) => part !== '').join('/');
    const refused = weaknesses(props, scope).filter((weakness) => {
      const exception = this.exceptions.find((one) => one.requirement === weakness.requirement && covers(one, path));
      if (exception) {
        Annotations.of(scope).addInfo(inLanguageOfApp(excepted(path, weakness, exception)));
      }
      return exception === undefined;
    });
    if (refused.length > 0) {
      throw new InputError(path, ...refused.map(withException));
    }
    return props;
  }
}

function covers(exception: PrivacyException, path: string): boolean {
  return path === exception.path || path.startsWith(`${exception.path}/`);
}

function excepted(path: string, { what, requirement }: Weakness, { reason }: PrivacyException): Text {
  return text`${path}: ${what}, which is an exception from ${nameOf(requirement)}: ${reason}`;
}

function withException({ fix, requirement, ...problem }: Weakness): Problem {
  return {
    ...problem,
    fix: text`${fix}; or add this path with ${nameOf(requirement)} and the reason to ${code('exceptions')} of
      ${code('PrivacyBaseline.strict')}`,
  };
}

function nameOf(requirement: PrivacyRequirement) {
  return code(`PrivacyRequirement.${requirement}`);
}
