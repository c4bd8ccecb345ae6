from aws_cdk import App, Environment

from .streaming_stack import StreamingStack
from .studio_stack import StudioStack


def build_app() -> App:
    """A streaming service and a film studio with separate accounts.

    The accounts come from the context ``streamingAccount`` and ``studioAccount``, and the repository of the images of
    the model from ``modelRepository``.
    """
    app = App()
    region = app.node.try_get_context("region") or "us-east-1"
    streaming_account = app.node.try_get_context("streamingAccount") or "111111111111"
    studio_account = app.node.try_get_context("studioAccount") or "222222222222"

    streaming = StreamingStack(
        app,
        "Streaming",
        studio_account=studio_account,
        model_repository=app.node.try_get_context("modelRepository") or "recommender",
        env=Environment(account=streaming_account, region=region),
    )
    StudioStack(
        app,
        "Studio",
        collaboration=streaming.collaboration,
        training_rows=streaming.training_rows,
        recommender=streaming.recommender,
        env=Environment(account=studio_account, region=region),
    )
    return app


if __name__ == "__main__":
    build_app().synth()
