/*
 * Create and Update: the first row that applies. "Accepted" is an Update back to the template and the mode that were
 * accepted before: a rollback, which must not fail because the data or its rules have changed in the meantime.
 *
 * | Differential privacy validation | Mode FAIL                                    | Mode REPORT, or accepted       |
 * | ------------------------------- | -------------------------------------------- | ------------------------------ |
 * | VALID                           | done                                         | done                           |
 * | INVALID                         | fail with the reasons of the service         | done, with status and reasons  |
 * | UNABLE_TO_VALIDATE              | wait; after that fail: could not be validated | wait shortly, then done       |
 * | none                            | wait; after that fail: not validated         | wait shortly, then done        |
 * | another one                     | fail: unknown                                | done, with status and reasons  |
 *
 * A template that does not exist: wait shortly for one that was just created; after that fail, or done if accepted.
 *
 * Delete: done, without a call: nothing was made.
 */
import type { Request } from '../engine/event';
import { type Decision, type Done, fail, type Progress, SETTLING_MS, wait } from '../engine/reconciler';
import type { TemplateValidation } from '../service/operations/analysis-templates';
import { ATTRIBUTES, type ValidationProperties } from './contract';

/** How long to wait for a validation whose result is only reported. */
const REPORT_WAIT_MS = 30_000;

/** The validation of a template, if it exists and was validated. */
export interface Observed {
  readonly exists: boolean;
  readonly validation?: TemplateValidation;
}

export function decide(
  { properties, accepted }: Request<ValidationProperties>,
  { exists, validation }: Observed,
  { waited }: Progress<never>,
): Decision<never> {
  if (!exists) {
    const { membershipId, analysisTemplateId } = properties;
    const reason = `membership ${membershipId} has no analysis template ${analysisTemplateId}: check both IDs`;
    return waited < SETTLING_MS ? wait(reason) : (accepted ?? fail(reason));
  }
  const status = validation?.status ?? 'NONE';
  const reasons = validation?.reasons?.map(({ message }) => message).join('; ') || 'no reason was returned';
  const done = doneWith(properties, status, status === 'VALID' ? 'NONE' : reasons);
  const isPending = status === 'UNABLE_TO_VALIDATE' || status === 'NONE';
  const isReported = properties.onInvalid === 'REPORT' || accepted !== undefined;
  if (status === 'VALID' || (isReported && !(isPending && waited < REPORT_WAIT_MS))) {
    return done;
  }
  switch (status) {
    case 'INVALID':
      return fail(`the analysis template is not valid for differential privacy: ${reasons}`);
    case 'UNABLE_TO_VALIDATE':
      return wait(
        `Clean Rooms could not validate the analysis template, which does not mean that it is invalid: ${reasons}`,
      );
    case 'NONE':
      return wait(
        'Clean Rooms has not validated the analysis template, which it does only if a table in the query has a ' +
          'differential privacy policy: associate the tables first, or remove the validation',
      );
    default:
      return fail(
        `the validation has the status ${JSON.stringify(status)}, which this version of cdk-cleanrooms does not know: ` +
          'update cdk-cleanrooms, or report the result instead of failing',
      );
  }
}

/** The physical id contains what was accepted. */
export function accepted(physicalId: string, properties: ValidationProperties): Done | undefined {
  const reason = 'the service did not return the validation that was accepted before';
  return physicalId === physicalIdOf(properties) ? doneWith(properties, 'UNKNOWN', reason) : undefined;
}

function doneWith(properties: ValidationProperties, status: string, reasons: string): Done {
  const attributes = { [ATTRIBUTES.validationStatus]: status, [ATTRIBUTES.validationReasons]: reasons };
  return { next: 'done', physicalId: physicalIdOf(properties), attributes };
}

function physicalIdOf({ membershipId, analysisTemplateId, onInvalid }: ValidationProperties): string {
  return `${membershipId}/${analysisTemplateId}/validation/${onInvalid}`;
}
