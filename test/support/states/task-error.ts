/** An error of a task, as it stands in `ErrorEquals`. */
export class TaskError extends Error {
  constructor(
    readonly code: string,
    message = '',
  ) {
    super(message);
  }
}
