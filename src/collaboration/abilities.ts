/**
 * An action that a member can perform in a collaboration.
 *
 * Abilities cannot be changed after the collaboration is created, except for those that a change request can grant or
 * revoke (`GrantableMemberAbility`).
 *
 * @see https://docs.aws.amazon.com/clean-rooms/latest/userguide/glossary.html
 */
export enum MemberAbility {
  /** Run SQL queries. Exactly one member of a collaboration has this ability. */
  QUERY = 'CAN_QUERY',
  /** Run PySpark jobs. Intended for the member who can run queries. */
  RUN_JOB = 'CAN_RUN_JOB',
  /** Receive query and job results. Several members can have this ability. */
  RECEIVE_RESULTS = 'CAN_RECEIVE_RESULTS',
}

/**
 * The output of custom machine learning that a member can receive.
 *
 * @see https://docs.aws.amazon.com/clean-rooms/latest/userguide/custom-ml-models.html
 */
export enum MlMemberAbility {
  /** Receive the artifacts of a trained model. */
  RECEIVE_MODEL_OUTPUT = 'CAN_RECEIVE_MODEL_OUTPUT',
  /** Receive inference output. */
  RECEIVE_INFERENCE_OUTPUT = 'CAN_RECEIVE_INFERENCE_OUTPUT',
}

/**
 * A cost that a member of a collaboration can be responsible for paying.
 *
 * @see https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_PaymentConfiguration.html
 */
export enum Payment {
  /** The compute cost of SQL queries. By default, the member who runs queries pays it. */
  QUERY_COMPUTE = 'queryCompute',
  /** The compute cost of PySpark jobs. By default, the member who runs jobs pays it. */
  JOB_COMPUTE = 'jobCompute',
  /** The cost of training machine learning models. */
  MODEL_TRAINING = 'modelTraining',
  /** The cost of inference with machine learning models. */
  MODEL_INFERENCE = 'modelInference',
  /** The cost of generating synthetic data. It can be assigned only when the collaboration is created. */
  SYNTHETIC_DATA_GENERATION = 'syntheticDataGeneration',
}
