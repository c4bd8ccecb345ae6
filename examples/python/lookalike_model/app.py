from aws_cdk import App, Environment

from .streaming_stack import StreamingStack
from .training_stack import TrainingStack


def build_app() -> App:
    """The side of a streaming service that lets an advertiser find viewers who are similar to its customers.

    The accounts come from the context ``account`` and ``advertiserAccount``. The stack ``Lookalikes`` is deployed when
    the model of the stack ``Training`` is trained.
    """
    app = App()
    region = app.node.try_get_context("region") or "us-east-1"
    account = app.node.try_get_context("account") or "111111111111"
    env = Environment(account=account, region=region)
    training = TrainingStack(app, "Training", env=env)
    StreamingStack(
        app,
        "Lookalikes",
        advertiser_account=app.node.try_get_context("advertiserAccount") or "222222222222",
        audience_model=training.model,
        env=env,
    )
    return app


if __name__ == "__main__":
    build_app().synth()
