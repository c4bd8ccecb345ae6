/*
 * Create and Update: the first row that applies. "Accepted" is an Update back to the template and the mode of the
 * physical id: a rollback, which must not fail because the data or its rules have changed in the meantime.
 *
 * | Differential privacy validation | Mode FAIL                                    | Mode REPORT, or accepted       |
 * | ------------------------------- | -------------------------------------------- | ------------------------------ |
 * | VALID                           | done                                         | done                           |
 * | INVALID                         | fail with the reasons of the service         | done, with status and reasons  |
 * | UNABLE_TO_VALIDATE              | wait; after that fail: could not be validated | wait shortly, then done       |
 * | none                            | wait; after that fail: not validated         | wait shortly, then done        |
 *
 * Delete: done, without a call: nothing was made.
 */
import type { Request } from '../engine/event';
import { type Decision, fail, type Progress, wait } from '../engine/reconciler';
import type { TemplateValidation } from '../service/operations/analysis-templates';
import { ATTRIBUTES, type ValidationProperties } from './contract';

/** How long to wait for a validation whose result is only reported. */
const REPORT_WAIT_MS = 30_000;

export function decide(
  { properties, physicalId: previousId }: Request<ValidationProperties>,
  validation: TemplateValidation | undefined,
  { elapsed }: Progress<never>,
): Decision<never> {
  const physicalId = physicalIdOf(properties);
  const status = validation?.status ?? 'NONE';
  const reasons = validation?.reasons?.map(({ message }) => message).join('; ') || 'no reason was returned';
  const reportOnly = properties.onInvalid === 'REPORT' || previousId === physicalId;
  const attributes = {
    [ATTRIBUTES.validationStatus]: status,
    [ATTRIBUTES.validationReasons]: status === 'VALID' ? 'NONE' : reasons,
  };

  if (status === 'VALID') {
    return { next: 'done', physicalId, attributes };
  }
  const isReportable = status === 'INVALID' || elapsed >= REPORT_WAIT_MS;
  if (reportOnly && isReportable) {
    return { next: 'done', physicalId, attributes };
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
  }
}

function physicalIdOf({ membershipId, analysisTemplateId, onInvalid }: ValidationProperties): string {
  return `${membershipId}/${analysisTemplateId}/validation/${onInvalid}`;
}
