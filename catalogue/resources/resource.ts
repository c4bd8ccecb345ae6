/** What the page of a construct has that no code states. `scripts/resource-pages.ts` prints it, and derives the rest. */
export interface ResourceFacts {
  /** The class, which the package exports. */
  readonly construct: string;
  /** What it is for: one to three sentences in Markdown. */
  readonly purpose: string;
  /** Who needs it, and who does not. */
  readonly audience: string;
  /**
   * The properties of the construct that determine each property of the CloudFormation resource type.
   *
   * @default - the construct is not for a resource type of CloudFormation
   */
  readonly properties?: Readonly<Record<string, readonly string[]>>;
  /** What surprises when the construct is changed, replaced or removed. */
  readonly changes: readonly SourcedText[];
  /**
   * Which permissions it creates apart from roles, such as those in the policy of a key; one sentence in Markdown.
   *
   * @default - none
   */
  readonly otherPermissions?: string;
  readonly failures: readonly Failure[];
}

export interface SourcedText {
  readonly text: string;
  /**
   * The page that states it.
   *
   * @default - it is about this library alone
   */
  readonly page?: string;
}

/** What commonly fails, and what to do. */
export type Failure = {
  /** What the user sees. */
  readonly symptom: string;
  readonly cause: string;
  readonly fix: string;
} & (
  | {
      /** The rule that reports it at synthesis. */
      readonly rule: string;
    }
  | {
      /** The page that states it. No rule reports it. */
      readonly page: string;
    }
);

export const GUIDE = 'https://docs.aws.amazon.com/clean-rooms/latest/userguide';
export const API = 'https://docs.aws.amazon.com/clean-rooms/latest/apireference';
export const ML_API = 'https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference';
export const TEMPLATES = 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference';
