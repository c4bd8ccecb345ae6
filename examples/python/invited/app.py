from aws_cdk import App, Environment

from .retailer_stack import RetailerStack


def build_app() -> App:
    """The side of a company that is invited: its publisher has a separate app, which this one does not know."""
    app = App()
    region = app.node.try_get_context("region") or "us-east-1"
    account = app.node.try_get_context("account") or "222222222222"
    RetailerStack(
        app,
        "Retailer",
        publisher_account=app.node.try_get_context("publisherAccount") or "111111111111",
        reader_role_arn=app.node.try_get_context("readerRoleArn")
        or f"arn:aws:iam::{account}:role/service-role/cleanrooms-reader",
        results_key_arn=app.node.try_get_context("resultsKeyArn")
        or f"arn:aws:kms:{region}:{account}:key/1b2f6c3e-4d0a-4c8e-9a57-6f0f4f0a7c21",
        env=Environment(account=account, region=region),
    )
    return app


if __name__ == "__main__":
    build_app().synth()
