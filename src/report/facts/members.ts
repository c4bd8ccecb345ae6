import { excludes, includes, is, knownValue, type ListFact } from '../../model/fact';
import { paysFor } from '../../model/payer';
import { ALL_COSTS } from '../../model/payment';
import {
  CAN_QUERY,
  CAN_RECEIVE_INFERENCE_OUTPUT,
  CAN_RECEIVE_MODEL_OUTPUT,
  CAN_RECEIVE_RESULTS,
  CAN_RUN_JOB,
} from '../../private/words';
import type { Answer, ReportedMember } from '../report';
import type { Participant, Room } from '../room';

/** The members of a room, with what each can do and pays. */
export function membersOf(room: Room): readonly ReportedMember[] {
  return room.participants.map((participant) => memberOf(participant, room));
}

function memberOf(participant: Participant, { collaboration }: Room): ReportedMember {
  const { id, facts, creator, inApp, membership } = participant;
  const { abilities, mlAbilities } = facts;
  const pays = (cost: (typeof ALL_COSTS)[number]) =>
    collaboration ? paysFor(collaboration, facts, cost) : membership?.acceptedPayments[cost];
  return {
    id,
    account: knownValue(facts.account) ?? null,
    name: knownValue(facts.displayName) ?? null,
    creator,
    inApp,
    queries: answer(abilities, CAN_QUERY),
    runsJobs: answer(abilities, CAN_RUN_JOB),
    receivesResults: answer(abilities, CAN_RECEIVE_RESULTS),
    receivesModels: answer(mlAbilities, CAN_RECEIVE_MODEL_OUTPUT),
    receivesInference: answer(mlAbilities, CAN_RECEIVE_INFERENCE_OUTPUT),
    pays: ALL_COSTS.filter((cost) => {
      const fact = pays(cost);
      return fact !== undefined && is(fact, true);
    }),
  };
}

function answer(list: ListFact<string>, value: string): Answer {
  return includes(list, value) || (excludes(list, value) ? false : null);
}
