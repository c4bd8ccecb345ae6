/**
 * What a member may do in a collaboration.
 *
 * Fixed when the collaboration is created, but for `RECEIVE_RESULTS`, which a change request can give and take.
 *
 * @see https://docs.aws.amazon.com/clean-rooms/latest/userguide/glossary.html
 */
export enum MemberAbility {
  /** Run SQL queries. Exactly one member has this ability. */
  QUERY = 'CAN_QUERY',
  /** Run PySpark jobs. Meant for the member who queries. */
  RUN_JOB = 'CAN_RUN_JOB',
  /** Receive what queries and jobs give. Several members can have this ability. */
  RECEIVE_RESULTS = 'CAN_RECEIVE_RESULTS',
}

/**
 * What a member may receive from custom machine learning.
 *
 * @see https://docs.aws.amazon.com/clean-rooms/latest/userguide/custom-ml-models.html
 */
export enum MlMemberAbility {
  /** Receive the artefacts of a trained model. */
  RECEIVE_MODEL_OUTPUT = 'CAN_RECEIVE_MODEL_OUTPUT',
  /** Receive what a model infers. */
  RECEIVE_INFERENCE_OUTPUT = 'CAN_RECEIVE_INFERENCE_OUTPUT',
}

/**
 * A cost that a member of a collaboration can take over.
 *
 * @see https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_PaymentConfiguration.html
 */
export enum Payment {
  /** Compute of SQL queries. If nobody takes it over, the member who queries pays. */
  QUERY_COMPUTE = 'queryCompute',
  /** Compute of PySpark jobs. If nobody takes it over, the member who runs jobs pays. */
  JOB_COMPUTE = 'jobCompute',
  /** Training of machine learning models. */
  MODEL_TRAINING = 'modelTraining',
  /** Inference with machine learning models. */
  MODEL_INFERENCE = 'modelInference',
  /** Generation of synthetic data. Can only be decided when the collaboration is created. */
  SYNTHETIC_DATA_GENERATION = 'syntheticDataGeneration',
}
