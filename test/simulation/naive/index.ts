import { changesIdOnUpdate } from './changes-id-on-update';
import { createsWithoutObserving } from './creates-without-observing';
import type { Defect } from './defect';
import { deletesByProperties } from './deletes-by-properties';
import { exceedsResponseSize } from './exceeds-response-size';
import { failsDeleteOnNotFound } from './fails-delete-on-not-found';
import { failsWithoutResponse } from './fails-without-response';
import { forgetsOtherAbilities } from './forgets-other-abilities';
import { hidesPartialCreation } from './hides-partial-creation';
import { ignoresChanges } from './ignores-changes';
import { ignoresOpenRequests } from './ignores-open-requests';
import { ignoresResponseStatus } from './ignores-response-status';
import { ignoresTheTimeOfTheRequest } from './ignores-the-time-of-the-request';
import { ignoresThrottling } from './ignores-throttling';
import { ignoresTimeLimit } from './ignores-time-limit';
import { leavesBehind } from './leaves-behind';
import { logsTheEvent } from './logs-the-event';
import { respondsEarly } from './responds-early';
import { respondsTwice } from './responds-twice';
import { startsWithoutObserving } from './starts-without-observing';
import { takesOverNamesakes } from './takes-over-namesakes';
import { undoesOthers } from './undoes-others';

/** A defect, and the invariant that must find it: another one would find it by accident. */
export interface NaiveVariant {
  readonly defect: Defect;
  readonly invariant: string;
}

/** The defects that every handler can have. */
export const DEFECTS_OF_ALL: { readonly [name: string]: NaiveVariant } = {
  exceedsResponseSize: { defect: exceedsResponseSize, invariant: 'a response has at most 4096 bytes' },
  failsWithoutResponse: { defect: failsWithoutResponse, invariant: 'no function returns without a response' },
  ignoresResponseStatus: { defect: ignoresResponseStatus, invariant: 'no function returns without a response' },
  ignoresThrottling: { defect: ignoresThrottling, invariant: 'transient errors are retried' },
  ignoresTimeLimit: { defect: ignoresTimeLimit, invariant: 'a function ends before its timeout' },
  logsTheEvent: { defect: logsTheEvent, invariant: 'no log contains properties or the response URL' },
  respondsTwice: { defect: respondsTwice, invariant: 'one delivery sends one response' },
};

/** The defects of handlers of members. */
export const DEFECTS_OF_MEMBERS: { readonly [name: string]: NaiveVariant } = {
  changesIdOnUpdate: { defect: changesIdOnUpdate, invariant: 'resources are in the requested state' },
  createsWithoutObserving: { defect: createsWithoutObserving, invariant: 'no change is requested twice' },
  deletesByProperties: { defect: deletesByProperties, invariant: 'no member of others is changed' },
  failsDeleteOnNotFound: { defect: failsDeleteOnNotFound, invariant: 'requests without faults succeed' },
  forgetsOtherAbilities: { defect: forgetsOtherAbilities, invariant: 'what a resource does not manage is kept' },
  hidesPartialCreation: { defect: hidesPartialCreation, invariant: 'no orphan' },
  ignoresOpenRequests: { defect: ignoresOpenRequests, invariant: 'no orphan' },
  respondsEarly: { defect: respondsEarly, invariant: 'resources are in the requested state' },
};

/** The defects of handlers that change a setting by a change request. */
export const DEFECTS_OF_SETTINGS: { readonly [name: string]: NaiveVariant } = {
  failsDeleteOnNotFound: { defect: failsDeleteOnNotFound, invariant: 'requests without faults succeed' },
  hidesPartialCreation: { defect: hidesPartialCreation, invariant: 'no orphan' },
  ignoresOpenRequests: { defect: ignoresOpenRequests, invariant: 'no orphan' },
};

/** The defects of handlers that start a job. */
export const DEFECTS_OF_JOBS: { readonly [name: string]: NaiveVariant } = {
  ignoresTheTimeOfTheRequest: { defect: ignoresTheTimeOfTheRequest, invariant: 'nothing is started twice' },
  respondsEarly: { defect: respondsEarly, invariant: 'resources are in the requested state' },
  startsWithoutObserving: { defect: startsWithoutObserving, invariant: 'nothing is started twice' },
};

/** The defects of handlers whose resources declare objects of a service. */
export const DEFECTS_OF_OBJECTS: { readonly [name: string]: NaiveVariant } = {
  failsDeleteOnNotFound: { defect: failsDeleteOnNotFound, invariant: 'requests without faults succeed' },
  ignoresChanges: { defect: ignoresChanges, invariant: 'resources are in the requested state' },
  leavesBehind: { defect: leavesBehind, invariant: 'no orphan' },
  undoesOthers: { defect: undoesOthers, invariant: 'no object of others is changed' },
};

/** The defects of handlers that mark what they make. */
export const DEFECTS_OF_MARKED_OBJECTS: { readonly [name: string]: NaiveVariant } = {
  failsDeleteOnNotFound: { defect: failsDeleteOnNotFound, invariant: 'requests without faults succeed' },
  hidesPartialCreation: { defect: hidesPartialCreation, invariant: 'no orphan' },
  takesOverNamesakes: { defect: takesOverNamesakes, invariant: 'no object of others is changed' },
};
