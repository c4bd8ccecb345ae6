/** What is read at most, so that no file makes a reader run out of stack, memory or time. */

/**
 * One MB is the most that CloudFormation accepts as a template.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html
 */
const LARGEST_TEMPLATE = 1024 * 1024;

/** How many objects and lists can contain each other. Templates have about 20 levels. */
export const MAX_DEPTH = 200;

/** The length of a YAML file: five times that of a template, since reading YAML takes hundreds of bytes a character. */
export const MAX_YAML_CHARACTERS = 5 * LARGEST_TEMPLATE;

/** The tokens of a YAML file. A token has one character at least, so no template that CloudFormation accepts has more. */
export const MAX_YAML_TOKENS = LARGEST_TEMPLATE;

/** The values of a YAML file in which each alias counts with all that its anchor contains. */
export const MAX_VALUES = LARGEST_TEMPLATE;

export const TOO_DEEP = `more than ${MAX_DEPTH} objects and lists are nested in each other: reduce the nesting`;
