/** Properties of L1s that no construct of this library sets, each with the reason. */
export const LEFT_OUT: Readonly<Record<string, string>> = {
  ...outputOfTheService([
    'AnalysisTemplate.SourceMetadata',
    'AnalysisTemplate.SourceMetadata.Artifacts',
    'AnalysisTemplate.SourceMetadata.Artifacts.AdditionalArtifactHashes',
    'AnalysisTemplate.SourceMetadata.Artifacts.AdditionalArtifactHashes[].Sha256',
    'AnalysisTemplate.SourceMetadata.Artifacts.EntryPointHash',
    'AnalysisTemplate.SourceMetadata.Artifacts.EntryPointHash.Sha256',
  ]),
};

/**
 * The API returns these, and no request has them.
 *
 * @see https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_CreateAnalysisTemplate.html
 */
function outputOfTheService(paths: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(paths.map((path) => [path, 'the service returns it, and no request has it']));
}
