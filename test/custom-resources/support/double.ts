import type { Caller, CleanRoomsService } from '../../../local/cleanrooms/service';
import type { ServiceRequest, ServiceResponse } from '../../../src/custom-resources/engine/ports';

/** Sends requests to the double of Clean Rooms as a caller. */
export function sendTo(service: CleanRoomsService, caller: Caller): (request: ServiceRequest) => ServiceResponse {
  return (request) => {
    const response = service.handle(caller, { ...request, query: new URLSearchParams(request.query) });
    if (!response) {
      throw new Error('ECONNRESET');
    }
    return response;
  };
}
