/*
 * A resource that starts a job at each Create, and at each Update that changes its inputs. The first row that applies:
 *
 * | Situation                                                  | Then                                               |
 * | ---------------------------------------------------------- | -------------------------------------------------- |
 * | an Update with the inputs that the physical id stands for  | done: nothing must be started                      |
 * | the job of this request has succeeded                      | done                                               |
 * | … has failed                                               | fail, with the reason of the service               |
 * | … runs, or has a status that this version does not know    | wait for as long as requested, then done           |
 * | this delivery has started a job that is not shown yet      | wait shortly, then done                            |
 * | none                                                       | start it                                           |
 *
 * Waiting ends with the time of the function: a job that runs is not a failure. No operation that starts a job accepts a
 * token, so a job belongs to a request if it was started after the request was made. Each delivery of a request has the
 * same time, and finds what an earlier one has started.
 */
import type { Done } from './done';
import type { Request } from './event';
import { type Decision, fail, type Progress, SETTLING_MS, wait } from './reconciler';

export interface Job {
  readonly state: 'running' | 'succeeded' | 'failed';
  /** Of a job that has failed. */
  readonly reason?: string;
}

export interface JobRequest<J extends Job, Step> {
  /** What the job does, as the subject of a message. */
  readonly subject: string;
  readonly isAcceptedAlready: boolean;
  /** The job of the request, as the service shows it. */
  readonly job: J | undefined;
  /** The job as the response to its start describes it. */
  readonly started: J | undefined;
  readonly waitSeconds: number;
  readonly start: Decision<Step> & { readonly next: 'act' };
  done(job: J | undefined): Done;
}

export function decideJob<J extends Job, Step>(request: JobRequest<J, Step>, waited: number): Decision<Step> {
  const { subject, isAcceptedAlready, job, started, waitSeconds, start, done } = request;
  if (isAcceptedAlready) {
    return done(job);
  }
  if (job?.state === 'failed') {
    return fail(`${subject} failed: ${job.reason ?? 'the service returned no reason'}`);
  }
  const isLongEnough = waited >= (job ? waitSeconds * 1000 : SETTLING_MS);
  const shown = job ?? started;
  if (!shown) {
    return start;
  }
  return job?.state === 'succeeded' || isLongEnough
    ? done(shown)
    : wait(job ? `${subject} has not ended yet` : `${subject} is not shown yet`, done(shown));
}

/** Whether something was made after CloudFormation made a request. It is never known if the request has no time. */
export function isSince({ sentAt }: Pick<Request<unknown>, 'sentAt'>, seconds: number): boolean {
  return sentAt !== undefined && seconds * 1000 >= sentAt;
}

/** The response of the step that this delivery has taken last, of steps that keep their response. */
export function lastResponse<R>({ done }: Progress<{ readonly response?: R }>): R | undefined {
  return done.at(-1)?.response;
}
