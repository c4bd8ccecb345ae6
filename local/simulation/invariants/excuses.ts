import type { CustomResourceEvent } from '../../cloudformation/custom-resource';
import type { Cloud } from '../cloud';
import type { RecordedRequest } from '../requests';
import { isAccepted } from '../runs';
import { isOfKind, isRequestFor, type Subject, type Target } from '../subject';

/** Whether something can stay behind although no stack has it, and no function could prevent that. */
export function canStayBehind(cloud: Cloud, subject: Subject, target: Target): boolean {
  return (
    deletionFailed(cloud, subject, target) ||
    wasAbandoned(cloud, subject, target) ||
    wasDisowned(cloud, subject, target)
  );
}

/** CloudFormation received a failure of the deletion, or no response: then the events of the stack show that. */
function deletionFailed({ customResources }: Cloud, subject: Subject, target: Target): boolean {
  const isAbout = (event: CustomResourceEvent) =>
    isRequestFor(subject, event, target) && !event.PhysicalResourceId?.startsWith('not-created/');
  const last = customResources.last(['Delete'], isAbout);
  return last !== undefined && last.success === undefined;
}

/**
 * An update to another target that did not succeed, although it had made that: CloudFormation keeps the previous ID and
 * never sends a Delete with the new target. Only the old properties of the reversed update contain it, and the service
 * does not show whether that update or another stack made it.
 */
function wasAbandoned({ customResources, functions }: Cloud, subject: Subject, target: Target): boolean {
  const { records } = customResources;
  const makers = new Set(
    subject
      .effectsOf(functions.runs)
      .filter((effect) => effect.target === target && subject.makes(effect))
      .map(({ run }) => run.event.RequestId),
  );
  const isFailure = ({ event, success }: RecordedRequest) =>
    isMoveTo(subject, event, target) && success === undefined && makers.has(event.RequestId);
  const failed = records.map(isFailure).lastIndexOf(true);
  const later = records.slice(failed + 1);
  const hasSucceeded = ({ event, success }: RecordedRequest) =>
    isRequestFor(subject, event, target) &&
    success !== undefined &&
    !event.PhysicalResourceId?.startsWith('not-created/');
  return failed >= 0 && !later.some(hasSucceeded);
}

function isMoveTo({ kind, targetsOf }: Subject, event: CustomResourceEvent, target: Target): boolean {
  const [to, from] = isOfKind(event, kind) ? targetsOf(event) : [];
  return event.RequestType === 'Update' && to === target && from !== target;
}

/**
 * A Create of which one delivery made the target and was terminated or slower, while another could not reach the
 * service and therefore responded that nothing was created. A delivery does not know whether it is the only one, and
 * another response would end every deployment that the service refuses in a failed rollback.
 */
function wasDisowned({ customResources, functions }: Cloud, subject: Subject, target: Target): boolean {
  const failed = customResources.records.filter(
    ({ event, failure }) =>
      event.RequestType === 'Create' && isRequestFor(subject, event, target) && failure !== undefined,
  );
  return failed.some(({ event }) => {
    const copies = functions.runs.filter((run) => run.event.RequestId === event.RequestId);
    const acted = copies.filter(({ calls }) => calls.some(({ effect }) => effect));
    const disowned = copies.filter(({ responses }) => responses.some((it) => isAccepted(it) && isNotCreated(it.body)));
    return acted.length > 0 && disowned.some((run) => !acted.includes(run));
  });
}

function isNotCreated(body: string): boolean {
  return body.includes('"PhysicalResourceId":"not-created/');
}
