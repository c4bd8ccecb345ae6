/*
 * Create and Update, the first row that fits. "Accepted" is an Update back to the template and the mode for which the
 * physical id stands: a rollback, which must not fail because the data or its rules have changed meanwhile.
 *
 * | Differential privacy validation | Mode FAIL                                   | Mode REPORT, or accepted       |
 * | ------------------------------- | ------------------------------------------- | ------------------------------ |
 * | VALID                           | done                                        | done                           |
 * | INVALID                         | fail with the reasons of the service        | done, with status and reasons  |
 * | UNABLE_TO_VALIDATE              | wait; in the end fail: not judged           | wait shortly, then done        |
 * | none                            | wait; in the end fail: not under this rule  | wait shortly, then done        |
 *
 * Delete: done, without a call: nothing was made.
 */
import type { Request } from '../engine/event';
import { type Decision, fail, type Progress } from '../engine/kind';
import type { TemplateValidation } from '../engine/operations';
import { ATTRIBUTES, type ValidationProperties } from './contract';

type Asked = Request<ValidationProperties>;

/** How long a judgement that only is reported is waited for. */
const SHORTLY_MS = 30_000;

export function decide(
  asked: Asked,
  validation: TemplateValidation | undefined,
  progress: Progress<never>,
): Decision<never> {
  const physicalId = physicalIdOf(asked.properties);
  const status = validation?.status ?? 'NONE';
  const reasons = validation?.reasons?.map(({ message }) => message).join('; ') || 'no reason given';
  const reportOnly = asked.properties.onInvalid === 'REPORT' || asked.physicalId === physicalId;
  const attributes = {
    [ATTRIBUTES.validationStatus]: status,
    [ATTRIBUTES.validationReasons]: status === 'VALID' ? 'NONE' : reasons,
  };

  if (status === 'VALID') {
    return { next: 'done', physicalId, attributes };
  }
  const judged = status === 'INVALID' || progress.elapsed >= SHORTLY_MS;
  if (reportOnly && judged) {
    return { next: 'done', physicalId, attributes };
  }
  if (status === 'INVALID') {
    return fail(`the template is not valid for differential privacy: ${reasons}`);
  }
  return { next: 'wait', reason: WHY[status](reasons) };
}

function physicalIdOf({ membershipId, analysisTemplateId, onInvalid }: ValidationProperties): string {
  return `${membershipId}/${analysisTemplateId}/validation/${onInvalid}`;
}

const WHY = {
  UNABLE_TO_VALIDATE: (reasons: string) =>
    `Clean Rooms could not judge the template, which does not mean that it is invalid: ${reasons}`,
  NONE: () =>
    'Clean Rooms judges a template only if a table that it reads is under differential privacy, and has not judged ' +
    'this one: associate the tables first, or leave the check out',
};
