/** The variable in the environment of a function that contains the ARN of its stack. */
export const STACK_VARIABLE = 'STACK_ID';
