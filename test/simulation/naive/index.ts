import { answersBeforeTheWork } from './answers-before-the-work';
import { answersTooLong } from './answers-too-long';
import { answersTwice } from './answers-twice';
import { createsWithoutLooking } from './creates-without-looking';
import type { Defect } from './defect';
import { deletesByForeignId } from './deletes-by-foreign-id';
import { dropsItsAnswer } from './drops-its-answer';
import { failsDeleteOnNotFound } from './fails-delete-on-not-found';
import { forgetsOpenRequests } from './forgets-open-requests';
import { givesNewIdOnUpdate } from './gives-new-id-on-update';
import { hidesWhatAFailureLeft } from './hides-what-a-failure-left';
import { ignoresThrottling } from './ignores-throttling';
import { logsTheEvent } from './logs-the-event';
import { retriesWithoutBudget } from './retries-without-budget';
import { staysSilentOnFailure } from './stays-silent-on-failure';

export const DEFECTS: { readonly [name: string]: Defect } = {
  answersBeforeTheWork,
  answersTooLong,
  answersTwice,
  createsWithoutLooking,
  deletesByForeignId,
  dropsItsAnswer,
  failsDeleteOnNotFound,
  forgetsOpenRequests,
  givesNewIdOnUpdate,
  hidesWhatAFailureLeft,
  ignoresThrottling,
  logsTheEvent,
  retriesWithoutBudget,
  staysSilentOnFailure,
};
