/** The services by the prefix of their IAM actions. */
export const SERVICES = {
  cleanrooms: {
    title: 'AWS Clean Rooms',
    reference: 'https://docs.aws.amazon.com/clean-rooms/latest/apireference',
    /** How the names of its CloudFormation types begin. */
    types: 'AWS::CleanRooms',
  },
  'cleanrooms-ml': {
    title: 'AWS Clean Rooms ML',
    reference: 'https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference',
    types: 'AWS::CleanRoomsML',
  },
} as const;

export type ServiceName = keyof typeof SERVICES;

/** What covers an operation, with what that means for users. The page leaves out a status that no row has. */
export const STATUSES = {
  construct: 'a construct defines the resource, and CloudFormation calls the operation for it',
  'custom resource': 'the handler of a custom resource calls it when the stack is deployed',
  method: 'a method of a construct takes its place',
  grant: 'a method allows a principal to call it at run time',
  event: 'a method starts a target when the service sends the event, so that no program polls the operation',
  metric: 'a method returns the metric that shows what the operation returns',
  'not infrastructure': 'an app does not need it, for one of the reasons below',
  'not yet': 'an app can need it, and nothing covers it yet; what is planned follows',
} as const;

export type Status = keyof typeof STATUSES;

/** Why an operation is not infrastructure. */
export const REASONS = {
  lookup:
    'it shows what an account has, while an app refers to its resources by constructs, and to others by their IDs',
  'shared view':
    'it shows a member what any member has brought into the collaboration, while the app of the owner defines it',
  'human decision': 'a person calls it for one value, table or analysis, and no deployment repeats it',
} as const;

export type Coverage =
  | {
      readonly status: 'construct';
      /** The classes, whose names are those of CloudFormation types. */
      readonly constructs: readonly string[];
      /** Custom resources whose handlers call it too. */
      readonly calledBy?: readonly string[];
    }
  | { readonly status: 'custom resource'; readonly calledBy: readonly string[] }
  | { readonly status: 'method' | 'grant' | 'event' | 'metric' }
  | { readonly status: 'not infrastructure'; readonly reason: keyof typeof REASONS }
  | { readonly status: 'not yet'; readonly planned: Exclude<Status, 'not infrastructure' | 'not yet'> };

export type OperationRow = Coverage & {
  readonly operation: string;
  /** The method by which users reach what covers it, as `Class.method`. */
  readonly method?: string;
  /** What the status leaves open, or why it is this one; one sentence. */
  readonly note?: string;
};

export interface OperationGroup {
  readonly service: ServiceName;
  /** What the group is about, for readers. */
  readonly subject: string;
  readonly rows: readonly OperationRow[];
}
