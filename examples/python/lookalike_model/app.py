from aws_cdk import App, Environment

from .streaming_stack import StreamingStack


def build_app() -> App:
    """The side of a streaming service that lets an advertiser find viewers who are similar to its customers.

    The accounts come from the context ``account`` and ``advertiserAccount``, and the trained lookalike model from
    ``audienceModelArn``.
    """
    app = App()
    region = app.node.try_get_context("region") or "us-east-1"
    account = app.node.try_get_context("account") or "111111111111"
    StreamingStack(
        app,
        "Lookalikes",
        advertiser_account=app.node.try_get_context("advertiserAccount") or "222222222222",
        audience_model_arn=app.node.try_get_context("audienceModelArn")
        or f"arn:aws:cleanrooms-ml:{region}:{account}:audience-model/a1b2c3d4-5678-90ab-cdef-000000000010",
        env=Environment(account=account, region=region),
    )
    return app


if __name__ == "__main__":
    build_app().synth()
