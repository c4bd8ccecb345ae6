"""A table that allows a query with the text that was reviewed."""

from cdk_cleanrooms import AllowedAnalyses, AnalysisRule, AnalysisTemplate, ReviewedTemplate


def only_reviewed(people: AnalysisTemplate) -> AnalysisRule:
    """The rule of a table that allows one query, with the text that the privacy team has reviewed."""
    reviewed = ReviewedTemplate.sha256(
        people,
        "df36856dd116b9381c3a7ba42d2834f28a6051ff7934a3fa3a6b9ad664070e22",
        reviewer="privacy@publisher.example",
        reason="PRIV-7",
    )
    return AnalysisRule.custom(allowed_analyses=AllowedAnalyses.reviewed_templates(reviewed))
