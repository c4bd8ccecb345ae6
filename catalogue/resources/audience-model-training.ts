import { GUIDE, ML_API, type ResourceFacts } from './resource';

const STATES = 'https://docs.aws.amazon.com/step-functions/latest';
const SCHEDULER = 'https://docs.aws.amazon.com/scheduler/latest/UserGuide';

export const TRAINING: ResourceFacts = {
  construct: 'AudienceModelTraining',
  purpose:
    'Watches the training of an audience model to its end, and reports it as an event. Clean Rooms ML sends no event at the ' +
    'end of a training, and no deployment waits for it.',
  audience:
    'The provider of training data who does something when a lookalike model is trained. The model can be an `AudienceModel`, ' +
    'or an import.',
  changes: [
    {
      text: 'Another model replaces the state machine and its schedule, and the new schedule starts to watch. The former state machine is deleted with its execution, which is not reported.',
      page: `${STATES}/apireference/API_DeleteStateMachine.html`,
    },
    {
      text: 'Another interval or timeout changes the state machine. An execution that has started keeps the former ones.',
      page: `${STATES}/dg/concepts-read-consistency.html`,
    },
    {
      text: 'The name of the execution is the ID of the model, so that it is started once, whatever is repeated. Step Functions keeps a name for 90 days.',
      page: `${STATES}/apireference/API_StartExecution.html`,
    },
    {
      text: 'The schedule starts the execution within a minute of its creation, tries that again for a day if it fails, and then recurs each year. An execution that begins after the timeout, counted from the creation of the model, stops itself.',
      page: `${SCHEDULER}/schedule-types.html#rate-based`,
    },
  ],
  failures: [
    {
      symptom: 'A rule of `onTrained` does not run, and the status of the model is `ACTIVE`',
      cause: 'The model was created more than the timeout before its training was watched, or the event is missing',
      fix: 'Look at the executions of `stateMachine`. What must run starts from more than an event, such as a metric of `stateMachine`',
      page: `${STATES}/dg/eventbridge-integration.html`,
    },
    {
      symptom: 'A rule of `onTrainingFailed` runs, and the status of the execution is `TIMED_OUT`',
      cause: 'The training is still in progress after the timeout',
      fix: 'Specify a longer `timeout`',
      page: `${GUIDE}/create-ml-model-create-model.html`,
    },
    {
      symptom: 'A rule of `onTrainingFailed` runs, and the error is `CREATE_FAILED`',
      cause: 'The training has failed; the cause of the execution contains the reason of the service',
      fix: 'Correct what the reason names, and add another `AudienceModel`',
      page: `${ML_API}/API_StatusDetails.html`,
    },
    {
      symptom: 'The deletion of the stack takes some minutes',
      cause: 'A state machine is deleted when its execution ends its pause',
      fix: 'Wait for up to `pollingInterval`, or stop the execution',
      page: `${STATES}/apireference/API_DeleteStateMachine.html`,
    },
  ],
};
